import { z } from "zod";
import { partyId } from "./common.ts";
import { reads } from "./operation.ts";

/** What can stand still for somebody, in the order in which it is shown. */
export const waitingKinds = [
  "release",
  "standing",
  "turned-down",
  "standing-turned-down",
  "agreement",
  "recall",
  "onward",
  "request",
  "claim",
  "question",
  "undertaking",
  "message",
  "comment",
  "inquiry",
  "review",
  "grant",
] as const;

const waiting = z.strictObject({
  kind: z.enum(waitingKinds),
  id: z.string(),
  /** When it began to wait. */
  since: z.string().optional(),
  due: z.string().optional(),
  overdue: z.boolean(),
  /** How many of it, where one page holds several. */
  count: z.int().optional(),
  title: z.string().optional(),
});
export type Waiting = z.infer<typeof waiting>;

const whatWaits = reads({
  id: "whatWaits",
  method: "GET",
  path: "/v1/relations/{partner}/waiting",
  desk: "across",
  summary: "What stands still until this person acts, desk by desk: overdue first, then the oldest.",
  roles: "signed-in",
  params: z.strictObject({ partner: partyId }),
  answer: z.strictObject({
    items: z.array(waiting).max(200),
    /** There is more than is listed. */
    cut: z.boolean(),
  }),
});

/** Every operation about what waits, for the OpenAPI document. */
export const waitingOperations = { whatWaits };
