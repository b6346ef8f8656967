import type { Acting } from "../../acting/index.ts";
import { entrySide, otherSide, payloadOf, versionsOf } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { type Change, type Draft, type EntryKind, entryKind } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import * as bodies from "../bodies.ts";
import { openFrom, publicationRow, versionRow } from "../queries/publications.ts";
import { listed, publicationStream, withdrawal } from "./publication.ts";

/** Texts of two parties: put by one, signed by both over the same bytes, withdrawn by either. */

/** As many texts of one partner may wait for this party's signature. */
const MOST_OPEN = 200;

export const publicationPut = entryKind({
  kind: "publication.put/1",
  log: "liaison",
  effect: "partner",
  body: bodies.putSchema,
  fold: (entry) => {
    const { body, at, mine } = entry;
    const { publication, version, digest, kind, areas, about, change } = body;
    const changes: Change[] = mine
      ? [["portal.put", { publication, version, at }]]
      : [
          [
            "portal.open",
            {
              id: publication,
              kind,
              side: entrySide(entry),
              partner: otherSide(entry),
              areas: listed(areas),
              about: listed(about),
              at,
            },
          ],
          [
            "portal.draft",
            {
              publication,
              version,
              digest,
              payload: payloadOf(entry),
              at,
              drafted_by: null,
              change: change ?? null,
              correction: null,
              put: at,
            },
          ],
        ];
    return { changes, touches: [publicationStream(publication)] };
  },
  receive: ({ body, party, envelope }, reader) => {
    const { publication, version, kind } = body;
    if (envelope.set === undefined) return { aside: "a text without its words" };
    const expects = versionsOf(reader, publicationStream(publication));
    const known = publicationRow(reader, publication);
    if (known === undefined) {
      if (version !== 1) return { aside: "a later version of a text that was never put" };
      return openFrom(reader, party) < MOST_OPEN
        ? { expects }
        : { aside: "too many texts wait to be signed" };
    }
    if (known.partner !== party || known.side !== "theirs")
      return { aside: "a text with the id of another that this party or a third began" };
    if (known.withdrawn !== null) return { aside: "a version of a text that was withdrawn" };
    if (known.kind !== kind) return { aside: "a version of another kind than the text" };
    if (version !== known.current + 1) return { aside: "not the version that comes next" };
    const before = versionRow(reader, publication, version);
    return before?.theirs_signed == null
      ? { expects }
      : { aside: "a version that its writer signed already" };
  },
});

/** Made with the desk: checking a signature asks the agreements. */
export function publicationSigned(acting: Acting): EntryKind<never> {
  return entryKind({
    kind: "publication.signed/1",
    log: "liaison",
    effect: "partner",
    body: bodies.signedBodySchema,
    fold: ({ body: { publication, version, signed }, at, mine }) => ({
      changes: [
        [
          mine ? "portal.sign-ours" : "portal.sign-theirs",
          { publication, version, at, proof: JSON.stringify(signed) },
        ],
      ],
      touches: [publicationStream(publication)],
    }),
    async receive({ body, party, envelope, at }, reader) {
      const { publication, version, signed } = body;
      const known = publicationRow(reader, publication);
      const row = versionRow(reader, publication, version);
      if (known?.partner !== party || row === undefined || row.put === null)
        return { aside: "a signature under a text that was never put between these parties" };
      if (known.withdrawn !== null) return { aside: "a signature under a text that was withdrawn" };
      if (row.theirs_signed !== null) return { aside: "a second signature under the same version" };
      if (signed.digest !== row.digest)
        return { aside: "a signature over other bytes than those that were put" };
      // Read before the check is waited for: when this party signs meanwhile, this is judged anew.
      const expects = versionsOf(reader, publicationStream(publication));
      const problem = await acting.signatureProblem(reader, party as PartyId, {
        by: party as PartyId,
        kind: envelope.kind,
        id: publication,
        signed,
        at,
      });
      if (problem !== undefined) return { aside: problem };
      // Both have signed: it appears here, in the same transaction.
      const entries = row.ours_signed === null ? [] : [appearing(reader, publication, version)];
      return { entries, expects };
    },
  });
}

/** The entry by which a version appears, with the request for correction that it answers. */
export function appearing(reader: Reader, publication: string, version: number): Draft {
  const { digest, correction } = versionRow(reader, publication, version)!;
  const asked =
    correction === null
      ? undefined
      : reader.get<{ payload: string }>(
          "SELECT payload FROM view_correction WHERE id = :id AND state = 'waiting'",
          {
            id: correction,
          },
        );
  return {
    log: "house",
    kind: "publication.published/1",
    body: {
      publication,
      version,
      digest,
      ...(asked === undefined || correction === null
        ? {}
        : { answers: { correction, payload: asked.payload } }),
    },
  };
}

export const publicationWithdrawn = entryKind({
  kind: "publication.withdrawn/1",
  log: "liaison",
  effect: "recorded",
  body: bodies.withdrawnSchema,
  fold: (entry) => ({
    changes: [withdrawal(entry.body, entrySide(entry), entry.at, payloadOf(entry))],
    touches: [publicationStream(entry.body.publication)],
  }),
  receive: ({ body, party }, reader) => {
    const known = publicationRow(reader, body.publication);
    if (known?.partner !== party)
      return { aside: "withdraws a text that was never put between these parties" };
    return known.withdrawn === null
      ? { expects: versionsOf(reader, publicationStream(body.publication)) }
      : { aside: "withdraws what was withdrawn already" };
  },
});
