import { z } from "zod";
import { entryKind } from "../../ledger/index.ts";

/** Everything an overseer is shown here is in the house log before it is shown. */
const houseRead = entryKind({
  kind: "house.read/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({
    what: z.enum(["feed", "entry", "bytes", "sample", "population", "incidents", "errors"]),
    by: z.string().min(1).max(100),
    count: z.int().min(0),
    /** The oldest and the newest entry that was shown, by their places in this log. */
    first: z.int().min(0).optional(),
    last: z.int().min(0).optional(),
  }),
  fold: () => ({ changes: [], touches: [] }),
});

export const houseKinds = [houseRead];
