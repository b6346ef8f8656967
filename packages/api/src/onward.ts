import { z } from "zod";
import { code, instant, partyId, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";
import { onwardGrants, onwardReasons, onwardRefusals } from "./release-reasons.ts";
import { officer, productId, readers } from "./releases-terms.ts";

const desk = "releases";

/** Onward transfer: the originator is asked whether its products may go on to a third party. */
export const onwardOperations = {
  requestOnward: acts({
    id: "requestOnward",
    method: "POST",
    path: "/v1/onward",
    desk,
    summary: "Asks the originator whether received products may go on to a third party.",
    roles: ["release-officer", "liaison-officer"],
    body: z.strictObject({
      products: z.array(productId).min(1).max(200),
      to: partyId,
      purpose: code,
      expires: instant,
      reason: z.enum(onwardReasons),
    }),
    answer: z.strictObject({ requests: z.array(ulid) }),
  }),
  answerOnward: acts({
    id: "answerOnward",
    method: "POST",
    path: "/v1/onward/{request}/answer",
    desk,
    summary: "Grants or refuses, as the originator, that products go on; silence is refusal.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ request: ulid }),
    body: z.discriminatedUnion("grant", [
      z.strictObject({
        grant: z.literal(true),
        code: z.enum(onwardGrants),
        /** With `agreed-shorter`: before the date that was asked for. */
        expires: instant.optional(),
      }),
      z.strictObject({ grant: z.literal(false), code: z.enum(onwardRefusals) }),
    ]),
    answer: z.strictObject({ request: ulid }),
  }),
  listOnward: reads({
    id: "listOnward",
    method: "GET",
    path: "/v1/onward",
    desk,
    summary: "Questions about onward transfer, each way, with their answers.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          id: ulid,
          direction: z.enum(["out", "in"]),
          partner: partyId,
          to: partyId,
          purpose: code,
          at: z.string(),
          expires: instant,
          /** One of `onwardReasons`; text of a question that was written before there were codes. */
          reason: z.string(),
          items: z.int(),
          /** Those of them that you may see. */
          products: z.array(productId),
          state: z.enum(["waiting", "granted", "refused"]),
          /** One of `onwardGrants` or `onwardRefusals`, or what stood for it before there were codes. */
          code: z.string().optional(),
        }),
      ),
    }),
  }),
};
