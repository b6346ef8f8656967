import { payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";
import * as bodies from "./bodies.ts";

/** What a party records of its register for itself. */

const house = { log: "house", effect: "recorded" } as const;

const batchTakenIn = entryKind({
  ...house,
  kind: "batch.taken-in/1",
  body: bodies.batchTakenIn,
  fold: (entry) => {
    const { countryTable: table, ...body } = entry.body;
    const pieces = entry.envelope.set?.count ?? 0;
    return {
      changes: [["scope.take-in", { ...body, table, at: entry.at, payload: payloadOf(entry) ?? "", pieces }]],
      touches: ["scope:register"],
    };
  },
});

const rollupPrepared = entryKind({
  ...house,
  kind: "rollup.prepared/1",
  body: bodies.rollupPrepared,
  fold: (entry) => {
    const { areas, supersedes, ...body } = entry.body;
    return {
      changes: [
        [
          "scope.prepare",
          {
            ...body,
            areas: JSON.stringify(areas),
            supersedes: supersedes ?? null,
            at: entry.at,
            payload: payloadOf(entry) ?? "",
          },
        ],
      ],
      touches: [`scope-rollup:${entry.body.rollup}`],
    };
  },
});

export const houseKinds = [batchTakenIn, rollupPrepared];
