import { type Acting, entrySide, otherSide, payloadOf } from "../../acting/index.ts";
import { type EntryKind, entryKind } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { openedBody, putBody, triagedBody } from "./bodies.ts";
import { forbidden } from "./permission.ts";
import { claimById, docketById, hasClosed } from "./rows.ts";

/** Dockets and the claims in them. A partner's entry is checked against what is known in this relation alone. */

/** A docket that takes everything would let one partner fill the other's views. */
export const MAX_CLAIMS = 500;
const MAX_DOCKETS = 10_000;

export const countClaims = (reader: Reader, partner: string, docket: string): number =>
  reader.get<{ n: number }>(
    "SELECT count(*) AS n FROM view_claim WHERE partner = :partner AND docket = :docket",
    { partner, docket },
  )!.n;

const opened = (acting: Acting) =>
  entryKind({
    kind: "docket.opened/1",
    log: "liaison",
    effect: "partner",
    body: openedBody,
    fold: (entry) => ({
      changes: [
        [
          "dockets.open",
          {
            partner: otherSide(entry),
            docket: entry.body.docket,
            side: entrySide(entry),
            at: entry.at,
            impact: entry.body.impact,
            areas: JSON.stringify(entry.body.areas),
            ground: entry.body.ground ?? null,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`docket:${entry.body.docket}`],
    }),
    receive(entry, reader, index) {
      const { party, body } = entry;
      if (docketById(reader, party, body.docket) !== undefined)
        return { aside: "another docket with this id was opened before" };
      const open = reader.get<{ n: number }>("SELECT count(*) AS n FROM view_docket WHERE partner = :party", {
        party,
      })!.n;
      if (open >= MAX_DOCKETS) return { aside: "there are too many dockets in this relation" };
      const aside = forbidden(acting, entry, index, body.areas);
      return aside === undefined ? {} : { aside };
    },
  });

const put = (acting: Acting) =>
  entryKind({
    kind: "claim.put/1",
    log: "liaison",
    effect: "partner",
    body: putBody,
    fold: (entry) => ({
      changes: [
        [
          "dockets.put",
          {
            partner: otherSide(entry),
            claim: entry.body.claim,
            docket: entry.body.docket,
            side: entrySide(entry),
            at: entry.at,
            own: entry.body.own === true ? 1 : 0,
            rebuts: entry.body.rebuts ?? null,
            partOf: entry.body.partOf ?? null,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`docket:${entry.body.docket}`, `claim:${entry.body.claim}`],
    }),
    receive(entry, reader, index) {
      const { party, body } = entry;
      const docket = docketById(reader, party, body.docket);
      if (docket === undefined) return { aside: "a claim in a docket that is not known in this relation" };
      if (hasClosed(reader, party, body.docket, "theirs"))
        return { aside: "a claim in a docket that its writer had closed" };
      if (claimById(reader, party, body.claim) !== undefined)
        return { aside: "another claim with this id was put before" };
      for (const named of [body.rebuts, body.partOf])
        if (named !== undefined && claimById(reader, party, named)?.docket !== body.docket)
          return { aside: "a claim that names another which is not in this docket" };
      if (countClaims(reader, party, body.docket) >= MAX_CLAIMS) return { aside: "the docket is full" };
      const aside = forbidden(acting, entry, index, JSON.parse(docket.areas) as string[]);
      return aside === undefined ? {} : { aside };
    },
  });

/** What a claim is worth to this party: the partner does not see it, and has its own view. */
const triaged = entryKind({
  kind: "claim.triaged/1",
  log: "house",
  effect: "recorded",
  body: triagedBody,
  fold: (entry) => ({
    changes: [
      [
        "dockets.triage",
        {
          partner: entry.body.partner,
          claim: entry.body.claim,
          triage: entry.body.triage,
          at: entry.at,
          due: entry.body.due ?? null,
          payload: payloadOf(entry),
        },
      ],
    ],
    touches: [`triage:${entry.body.partner}:${entry.body.claim}`],
  }),
});

export const claimKinds = (acting: Acting): EntryKind<never>[] => [opened(acting), put(acting), triaged];
