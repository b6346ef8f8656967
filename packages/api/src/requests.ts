import { z } from "zod";
import { code, instant, partyId, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";
import {
  requestAnswers,
  requestChannels,
  requestVerificationResults,
  requestVerifications,
  requestWhats,
  supportResources,
  supportUnits,
} from "./requests-codes.ts";
import { requestAsk, requestDetail, requestDraft, requestListed, supportQuantity } from "./requests-views.ts";

export * from "./requests-codes.ts";
export * from "./requests-views.ts";

const desk = "requests";
const quantity = supportQuantity;
const count = z.int().min(0);
const officer = ["liaison-officer"] as const;
const reader = ["liaison-officer", "analyst", "inquiry-member", "overseer"] as const;
const supplier = ["liaison-officer", "operations-officer"] as const;
const one = z.strictObject({ request: ulid });
/** Text id of the statement that the request does not go around the asker's own law. Absent: not made. */
const statement = code.optional();

const demandCount = z.strictObject({
  open: count,
  unanswered: count,
  overdue: count,
  /** Age in days of the oldest open one. */
  oldestDays: count.optional(),
});

export const requestOperations = {
  draftRequest: acts({
    id: "draftRequest",
    method: "POST",
    path: "/v1/request-drafts",
    desk,
    summary: "Drafts a request; a liaison officer sends it.",
    roles: ["analyst", "liaison-officer"],
    body: requestAsk,
    answer: one,
  }),
  listRequestDrafts: reads({
    id: "listRequestDrafts",
    method: "GET",
    path: "/v1/request-drafts",
    desk,
    summary: "Drafts that were not sent yet, newest first.",
    roles: ["analyst", "liaison-officer"],
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(requestDraft) }),
  }),
  sendRequestDraft: acts({
    id: "sendRequestDraft",
    method: "POST",
    path: "/v1/request-drafts/{request}/send",
    desk,
    summary: "Sends a drafted request, if the agreement permits it.",
    roles: officer,
    params: one,
    body: z.strictObject({ statement }),
    answer: z.strictObject({ request: ulid, due: instant.optional() }),
  }),
  sendRequest: acts({
    id: "sendRequest",
    method: "POST",
    path: "/v1/requests",
    desk,
    summary: "Puts a request to a partner, if the agreement permits it; its clock is the agreement's.",
    roles: officer,
    body: requestAsk.extend({ statement }),
    answer: z.strictObject({ request: ulid, due: instant.optional() }),
  }),
  listRequests: reads({
    id: "listRequests",
    method: "GET",
    path: "/v1/requests",
    desk,
    summary: "Requests each way, newest first, with their state, age and clock.",
    roles: ["operations-officer", ...reader],
    query: z.strictObject({
      partner: partyId.optional(),
      askedBy: z.enum(["ours", "theirs"]).optional(),
      what: z.enum(requestWhats).optional(),
      open: z.enum(["true", "false"]).optional(),
      before: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.strictObject({ items: z.array(requestListed), next: z.int().optional() }),
  }),
  getRequest: reads({
    id: "getRequest",
    method: "GET",
    path: "/v1/requests/{request}",
    desk,
    summary: "One request with its words, answers, repeats, judgements and deliveries.",
    roles: ["operations-officer", ...reader],
    params: one,
    answer: requestDetail,
  }),
  acknowledgeRequest: acts({
    id: "acknowledgeRequest",
    method: "POST",
    path: "/v1/requests/{request}/acknowledge",
    desk,
    summary: "Tells the partner that its request has been received.",
    roles: officer,
    params: one,
    answer: one,
  }),
  answerRequest: acts({
    id: "answerRequest",
    method: "POST",
    path: "/v1/requests/{request}/answers",
    desk,
    summary: "Answers a partner's request wholly, partly or with a refusal; answers add to one another.",
    roles: officer,
    params: one,
    body: z.strictObject({
      answer: z.enum(requestAnswers),
      statement,
      text: words(8000),
      /** Of a refusal: one of the grounds of the agreement, and the reason in words. */
      code: code.optional(),
      reason: words(4000).optional(),
      /** Of information: a release that holds it. */
      release: ulid.optional(),
      /** Of support: how much is accepted; all of it when absent. */
      quantity: quantity.optional(),
      /** Of a demand: what the party undertakes; with `id`, an undertaking recorded before. */
      undertaking: z
        .strictObject({ id: ulid.optional(), text: words(4000), due: instant.optional() })
        .optional(),
    }),
    answer: z.strictObject({ request: ulid, undertaking: ulid.optional() }),
  }),
  repeatRequest: acts({
    id: "repeatRequest",
    method: "POST",
    path: "/v1/requests/{request}/repeats",
    desk,
    summary: "Records that a request was repeated; its clock does not start again.",
    roles: officer,
    params: one,
    body: z.strictObject({ on: instant, channel: z.enum(requestChannels) }),
    answer: z.strictObject({ request: ulid, repeats: count }),
  }),
  withdrawRequest: acts({
    id: "withdrawRequest",
    method: "POST",
    path: "/v1/requests/{request}/withdraw",
    desk,
    summary: "Withdraws one's own request.",
    roles: officer,
    params: one,
    body: z.strictObject({ reason: words(2000) }),
    answer: one,
  }),
  judgeRequest: acts({
    id: "judgeRequest",
    method: "POST",
    path: "/v1/requests/{request}/judgements",
    desk,
    summary:
      "Records whether the answers satisfy; only whoever asked does. To cease also takes a verification.",
    roles: officer,
    params: one,
    body: z.strictObject({
      satisfied: z.boolean(),
      text: words(4000),
      verification: z
        .strictObject({
          method: z.enum(requestVerifications),
          result: z.enum(requestVerificationResults),
        })
        .optional(),
    }),
    answer: z.strictObject({ request: ulid, closed: z.boolean() }),
  }),
  deliverSupport: acts({
    id: "deliverSupport",
    method: "POST",
    path: "/v1/requests/{request}/deliveries",
    desk,
    summary: "Records that support which was accepted has been delivered, in part or in whole.",
    roles: supplier,
    params: one,
    body: z.strictObject({ quantity, statement, text: words(4000).optional() }),
    answer: z.strictObject({ request: ulid, delivery: ulid }),
  }),
  acknowledgeDelivery: acts({
    id: "acknowledgeDelivery",
    method: "POST",
    path: "/v1/requests/{request}/deliveries/{delivery}/acknowledge",
    desk,
    summary: "Acknowledges a delivery by one's own count; a difference is shown to both.",
    roles: supplier,
    params: z.strictObject({ request: ulid, delivery: ulid }),
    body: z.strictObject({ quantity: quantity.or(z.literal(0)), text: words(4000).optional() }),
    answer: z.strictObject({ request: ulid, delivery: ulid, difference: z.int() }),
  }),
  supportBalance: reads({
    id: "supportBalance",
    method: "GET",
    path: "/v1/support-balance",
    desk,
    summary: "Support between the parties by resource and unit, as the receivers acknowledged it.",
    roles: ["liaison-officer", "operations-officer", "overseer"],
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          partner: partyId,
          resource: z.enum(supportResources),
          unit: z.enum(supportUnits),
          given: count,
          received: count,
          /** Given less received. */
          balance: z.int(),
          /** Delivered and not acknowledged; in none of the figures above. */
          givenUnacknowledged: count,
          receivedUnacknowledged: count,
        }),
      ),
    }),
  }),
  requestSummary: reads({
    id: "requestSummary",
    method: "GET",
    path: "/v1/request-summary",
    desk,
    summary: "Demands that are open in each relation, each way: how many, how many overdue, how old.",
    roles: ["operations-officer", "release-officer", ...reader],
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({
      items: z.array(z.strictObject({ partner: partyId, ours: demandCount, theirs: demandCount })),
    }),
  }),
};
