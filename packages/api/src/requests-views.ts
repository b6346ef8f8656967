import { z } from "zod";
import { code, instant, partyId, ulid, words } from "./common.ts";
import {
  requestAnswers,
  requestChannels,
  requestStates,
  requestUrgencies,
  requestVerificationResults,
  requestVerifications,
  requestWhats,
  supportResources,
  supportUnits,
} from "./requests-codes.ts";

/** What is asked, and how a request is shown. */

export const supportQuantity = z.int().min(1).max(1_000_000_000);
const quantity = supportQuantity;
const count = z.int().min(0);

/** What is asked. Words are sealed; the rest stands in the entry. */
export const requestAsk = z.strictObject({
  partner: partyId,
  what: z.enum(requestWhats),
  /** `other` when absent. */
  urgency: z.enum(requestUrgencies).optional(),
  areas: z.array(code).min(1).max(10),
  purpose: code,
  text: words(8000),
  /** The clause or other ground on which it is asked. */
  ground: words(2000).optional(),
  /** Claims of the docket that it is about. */
  claims: z.array(ulid).min(1).max(40).optional(),
  /** By when whoever asks would like an answer; the clock that counts is the agreement's. */
  wanted: instant.optional(),
  /** For `support` alone. */
  support: z
    .strictObject({
      resource: z.enum(supportResources),
      quantity,
      unit: z.enum(supportUnits),
      from: instant.optional(),
      until: instant.optional(),
    })
    .optional(),
});
export type RequestAsk = z.infer<typeof requestAsk>;

export const requestView = z.strictObject({
  id: ulid,
  partner: partyId,
  /** Whose request it is. */
  askedBy: z.enum(["ours", "theirs"]),
  what: z.enum(requestWhats),
  urgency: z.enum(requestUrgencies),
  areas: z.array(code),
  purpose: code,
  state: z.enum(requestStates),
  /** Withdrawn, or found satisfactory by whoever asked. */
  closed: z.boolean(),
  /** No answer of any kind yet, and not closed. */
  unanswered: z.boolean(),
  /** What whoever asked recorded last; absent as long as nothing was. */
  satisfied: z.boolean().optional(),
  lodged: instant,
  due: instant.optional(),
  ageDays: count,
  overdue: z.boolean(),
  /** Whole days past the date due, until a full answer, a refusal or the close. */
  daysOverdue: count,
  repeats: count,
  support: z
    .strictObject({
      resource: z.enum(supportResources),
      unit: z.enum(supportUnits),
      asked: quantity,
      accepted: count,
      delivered: count,
      /** By the receiver's own count. */
      acknowledged: count,
    })
    .optional(),
});
export type RequestView = z.infer<typeof requestView>;

/** As a list shows it. */
export const requestListed = requestView.extend({
  /** How its words begin, for whoever may read them. */
  opening: z.string().optional(),
});
export type RequestListed = z.infer<typeof requestListed>;

/** Words that are not here yet, were erased, or are not in a form that can be read are absent. */
const text = z.string().optional();

export const requestDetail = requestView.extend({
  clauses: z.array(z.string()),
  words: z
    .strictObject({
      text: z.string(),
      ground: text,
      claims: z.array(ulid).optional(),
      wanted: instant.optional(),
      from: instant.optional(),
      until: instant.optional(),
    })
    .optional(),
  acknowledgedAt: instant.optional(),
  withdrawn: z.strictObject({ at: instant, reason: text }).optional(),
  repeated: z.array(z.strictObject({ at: instant, on: instant, channel: z.enum(requestChannels) })),
  answers: z.array(
    z.strictObject({
      at: instant,
      answer: z.enum(requestAnswers),
      daysLate: count,
      code: code.optional(),
      release: ulid.optional(),
      quantity: quantity.optional(),
      text,
      reason: text,
      undertaking: z.strictObject({ id: ulid, due: instant.optional(), text }).optional(),
    }),
  ),
  judgements: z.array(
    z.strictObject({
      at: instant,
      satisfied: z.boolean(),
      text,
      verification: z
        .strictObject({
          method: z.enum(requestVerifications),
          result: z.enum(requestVerificationResults),
        })
        .optional(),
    }),
  ),
  deliveries: z.array(
    z.strictObject({
      id: ulid,
      at: instant,
      quantity,
      text,
      acknowledged: z.strictObject({ at: instant, quantity: count, difference: z.int(), text }).optional(),
    }),
  ),
});

export const requestDraft = z.strictObject({
  request: ulid,
  partner: partyId,
  what: z.enum(requestWhats),
  at: instant,
  by: z.string(),
  /** Absent when it cannot be read any more. */
  ask: requestAsk.optional(),
});
