import type { Sentence } from "@entente/api";
import { type Acting, entrySide, otherSide, payloadOf } from "../../acting/index.ts";
import { type EntryKind, entryKind, type Reason, type Reception } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import * as bodies from "./bodies.ts";
import { covered } from "./covered.ts";
import { explainedRows, ownerOf, reconciliationRow, rollupRow } from "./rows.ts";
import { placeProblem } from "./rules.ts";

/** What the parties say to each other of what was collected: rollups, comparisons, explanations. Never rows. */

const liaison = { log: "liaison", effect: "partner" } as const;
const aside = (reason: Reason): Reception => ({ aside: reason });

const PLACE = {
  "unknown-superseded": "it replaces a rollup that is not known",
  "replaced-before": "it replaces a rollup that was replaced before",
  "period-signed": "a rollup for that period was signed before, and it does not replace it",
} as const satisfies Record<string, Sentence>;

const rollupSigned = (acting: Acting) =>
  entryKind({
    ...liaison,
    kind: "rollup.signed/1",
    body: bodies.rollupSigned,
    fold: (entry) => {
      const { rollup, from, to, unit, n, supersedes, signed } = entry.body;
      const [side, partner] = [entrySide(entry), otherSide(entry)];
      const row = { side, partner, rollup, from, to, unit, n, digest: signed.digest, at: entry.at };
      return {
        changes: [
          ["scope.sign", { ...row, supersedes: supersedes ?? null, payload: payloadOf(entry) }],
          ...(supersedes === undefined
            ? []
            : [["scope.replace", { side, partner, rollup, supersedes }] as const]),
        ],
        touches: [`scope:${partner}`],
      };
    },
    receive: async ({ body, party, envelope, at }, reader) => {
      const { rollup, signed, supersedes, from, to, unit, areas } = body;
      if (envelope.set?.count !== 1) return aside("a rollup is one sealed table");
      if (rollupRow(reader, "theirs", party, rollup) !== undefined)
        return aside("another rollup with this id was signed before");
      const said = { by: party, kind: envelope.kind, id: rollup, signed, at };
      const problem = await acting.signatureProblem(reader, party, said);
      if (problem !== undefined) return aside(problem);
      const place = placeProblem(reader, { side: "theirs", partner: party, from, to, unit, supersedes });
      if (place !== undefined) return aside(PLACE[place]);
      return covered(acting, party, areas) ? {} : aside("the agreement held here does not cover it");
    },
  });

const reconciliationRecorded = (us: () => string) =>
  entryKind({
    ...liaison,
    kind: "reconciliation.recorded/1",
    body: bodies.reconciliationRecorded,
    fold: (entry) => {
      const { reconciliation, mine, yours, totals, owed, digest } = entry.body;
      const [side, partner] = [entrySide(entry), otherSide(entry)];
      const [ours, theirs] = entry.mine ? [mine, yours] : [yours, mine];
      return {
        changes: [
          [
            "scope.reconcile",
            {
              side,
              partner,
              reconciliation,
              at: entry.at,
              ours,
              theirs,
              digest,
              totals: JSON.stringify(totals),
              party: owed[0].party,
              first: owed[0].count,
              differences: owed[0].count + owed[1].count,
            },
          ],
        ],
        touches: [`scope:${partner}`],
      };
    },
    receive: ({ body, party }, reader) => receivedReconciliation(body, party, us(), reader),
  });

function receivedReconciliation(
  body: bodies.ReconciliationRecorded,
  party: `sha256:${string}`,
  us: string,
  reader: Reader,
): Reception {
  if (reconciliationRow(reader, "theirs", party, body.reconciliation) !== undefined)
    return aside("another comparison with this id was recorded before");
  if (rollupRow(reader, "theirs", party, body.mine) === undefined)
    return aside("it compares a rollup that its party did not sign");
  if (rollupRow(reader, "ours", party, body.yours) === undefined)
    return aside("it compares a rollup that was not signed here for that party");
  const owners = new Set(body.owed.map((each) => each.party));
  return owners.size === 2 && owners.has(us) && owners.has(party)
    ? {}
    : aside("its differences belong to others than the two parties");
}

const differenceExplained = (acting: Acting) =>
  entryKind({
    ...liaison,
    kind: "difference.explained/1",
    body: bodies.differenceExplained,
    fold: (entry) => {
      const { explanation, reconciliation, of, difference, code } = entry.body;
      const byWriter = of === entry.party;
      const side = byWriter === entry.mine ? "ours" : "theirs";
      const partner = otherSide(entry);
      return {
        changes: [
          [
            "scope.explain",
            {
              side,
              partner,
              reconciliation,
              difference,
              at: entry.at,
              explanation,
              code,
              payload: payloadOf(entry),
            },
          ],
        ],
        touches: [`scope:${partner}`],
      };
    },
    receive: ({ body, party, envelope }, reader) => {
      const { of, reconciliation, difference } = body;
      if (envelope.set?.count !== 1) return aside("an explanation has its words sealed");
      if (of !== party && of !== acting.us) return aside("it explains a comparison of neither party");
      const row = reconciliationRow(reader, of === party ? "theirs" : "ours", party, reconciliation);
      if (row === undefined) return aside("it explains a comparison that is not known");
      if (ownerOf(row, acting.us, party, difference) !== party)
        return aside("that difference is not its party's to explain");
      return explainedRows(reader, row).some((one) => one.difference === difference)
        ? aside("that difference was explained before")
        : {};
    },
  });

export const liaisonKinds = (acting: Acting): EntryKind<never>[] => [
  rollupSigned(acting),
  reconciliationRecorded(() => acting.us),
  differenceExplained(acting),
];

/** What the other party must be able to read. */
export const FETCHED = ["rollup.signed/1", "difference.explained/1"];
