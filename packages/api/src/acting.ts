import { z } from "zod";
import { instant, partyId } from "./common.ts";
import { reads } from "./operation.ts";

const refusedAct = z.strictObject({
  id: z.string(),
  at: instant,
  partner: partyId.optional(),
  /** What was asked: an action of the agreement, or the kind of entry it would have become. */
  action: z.string(),
  subject: z.string().optional(),
  /** `clause` is `-` where a rule of the house and no clause forbade it. */
  violations: z.array(z.strictObject({ clause: z.string(), kind: z.string(), code: z.string() })),
});

export const actingOperations = {
  listRefusedActs: reads({
    id: "listRefusedActs",
    method: "GET",
    path: "/v1/refused-acts",
    desk: "oversight",
    summary:
      "Acts other than releases that were refused at this node, newest first, as far as the reader's roles reach.",
    roles: ["liaison-officer", "operations-officer", "inquiry-member", "overseer"],
    query: z.strictObject({
      partner: partyId.optional(),
      before: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.strictObject({ items: z.array(refusedAct), next: z.int().optional() }),
  }),
};
