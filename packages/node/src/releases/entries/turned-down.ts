import { entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";

/** A refusal to approve; in the house log alone, for nothing of it has left. */

export const turnedDown = entryKind({
  kind: "release.turned-down/1",
  log: "house",
  effect: "recorded",
  body: bodies.turnedDownSchema,
  fold: ({ body: { release, by, reason }, at }) => ({
    changes: [
      ["releases.set-state", { release, state: "turned-down" }],
      ["releases.turn-down", { subject: release, by, reason, at }],
    ],
    touches: [`release:${release}`],
  }),
});

export const standingTurnedDown = entryKind({
  kind: "standing.turned-down/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingTurnedDownSchema,
  fold: ({ body: { standing, by, reason }, at }) => ({
    changes: [
      ["releases.turn-standing-down", { standing }],
      ["releases.turn-down", { subject: standing, by, reason, at }],
    ],
    touches: [`standing:${standing}`],
  }),
});
