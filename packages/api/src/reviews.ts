import { z } from "zod";
import { activityCondition, activityParticulars } from "./activities.ts";
import { code, instant, partyId, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "oversight";

/** What gave rise to a review. */
export const reviewTriggers = [
  "allegation",
  "complaint",
  "disclosure",
  "error",
  "incident",
  "periodic",
] as const;
/** To whom a recommendation is addressed: who decides on it. */
export const reviewAddressees = ["operations-officer", "liaison-officer", "release-officer"] as const;

/** What is weighed, interest by interest; there is no sum of it. */
export const reviewSubmission = z.strictObject({
  interest: words(120),
  consequence: words(4000),
});
export const reviewTerms = z.strictObject({ title: words(160), terms: words(8000) });
export const reviewConclusion = z.strictObject({
  text: words(8000),
  recommendations: z.array(z.strictObject({ to: z.enum(reviewAddressees), text: words(4000) })).max(50),
});

const weighs = z.enum(["security", "privacy"]);
const decision = z.enum(["accept", "part", "reject"]);
const state = z.enum(["open", "concluded"]);
const by = z.string();
const trigger = z.enum(reviewTriggers);

const summary = z.strictObject({
  id: ulid,
  partner: partyId,
  operation: ulid,
  trigger,
  state,
  from: instant,
  until: instant,
  openedAt: instant,
  openedBy: by,
  title: z.string().optional(),
  submissions: z.strictObject({ security: z.int(), privacy: z.int() }),
  recommendations: z.int(),
  undecided: z.int(),
  concludedAt: instant.optional(),
});

const recommendation = z.strictObject({
  number: z.int(),
  to: z.enum(reviewAddressees),
  text: z.string().optional(),
  decision: decision.optional(),
  reason: z.string().optional(),
  decidedAt: instant.optional(),
  decidedBy: by.optional(),
});

const review = summary.extend({
  terms: z.string().optional(),
  weighed: z.array(
    z.strictObject({
      id: ulid,
      weighs,
      at: instant,
      by,
      /** Absent when it is not readable here. */
      words: reviewSubmission.optional(),
    }),
  ),
  conclusion: z.string().optional(),
  addressed: z.array(recommendation),
  condition: activityCondition.optional(),
});

/** What a partner was not told of an operation, as the own overseer reads it. */
const withheld = z.strictObject({
  operation: ulid,
  partner: partyId,
  /** `whole`: the partner does not know that it exists. `particulars`: it was told the terms and nothing else. */
  what: z.enum(["whole", "particulars"]),
  /** Names of the members kept from it. */
  members: z.array(z.string()),
  at: instant,
  state: z.enum(["proposed", "started", "stopped"]),
  authority: ulid,
  purpose: code,
  particulars: activityParticulars.optional(),
});

const params = z.strictObject({ review: ulid });
const overseer = ["overseer"] as const;
const readers = ["overseer", "operations-officer", "liaison-officer", "release-officer"] as const;

export const reviewOperations = {
  openReview: acts({
    id: "openReview",
    method: "POST",
    path: "/v1/reviews",
    desk,
    summary: "Opens a review of an operation: what gave rise to it, its terms, its period.",
    roles: overseer,
    body: reviewTerms.extend({ operation: ulid, trigger, from: instant, until: instant }),
    answer: z.strictObject({ review: ulid }),
  }),
  submitToReview: acts({
    id: "submitToReview",
    method: "POST",
    path: "/v1/reviews/{review}/submissions",
    desk,
    summary: "Puts before a review what an operation does for security, or to privacy, interest by interest.",
    roles: ["overseer", "operations-officer", "liaison-officer"],
    params,
    body: reviewSubmission.extend({ weighs }),
    answer: z.strictObject({ submission: ulid }),
  }),
  concludeReview: acts({
    id: "concludeReview",
    method: "POST",
    path: "/v1/reviews/{review}/conclude",
    desk,
    summary:
      "Concludes with numbered, addressed recommendations and, where need be, a condition that blocks the operation.",
    roles: overseer,
    params,
    body: reviewConclusion.extend({ condition: words(4000).optional() }),
    answer: z.strictObject({ review: ulid, recommendations: z.int(), condition: ulid.optional() }),
  }),
  decideRecommendation: acts({
    id: "decideRecommendation",
    method: "POST",
    path: "/v1/reviews/{review}/recommendations/{number}/decide",
    desk,
    summary:
      "Accepts a recommendation, in whole or in part, or rejects it with the reason; by those it is addressed to.",
    roles: reviewAddressees,
    params: z.strictObject({ review: ulid, number: z.coerce.number().int().min(1).max(50) }),
    body: z.strictObject({ decision, reason: words(4000).optional() }),
    answer: z.strictObject({ review: ulid, number: z.int(), decision }),
  }),
  confirmCondition: acts({
    id: "confirmCondition",
    method: "POST",
    path: "/v1/operation-conditions/{condition}/confirm",
    desk,
    summary: "Confirms that a review's condition is met, or returns what was shown with the reason.",
    roles: overseer,
    asserted: true,
    params: z.strictObject({ condition: ulid }),
    body: z.strictObject({ confirmed: z.boolean(), reason: words(4000).optional() }),
    answer: z.strictObject({ condition: ulid, confirmed: z.boolean() }),
  }),
  listReviews: reads({
    id: "listReviews",
    method: "GET",
    path: "/v1/reviews",
    desk,
    summary: "Reviews of this party's operations, newest first.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional(), operation: ulid.optional() }),
    answer: z.strictObject({ items: z.array(summary) }),
  }),
  getReview: reads({
    id: "getReview",
    method: "GET",
    path: "/v1/reviews/{review}",
    desk,
    summary:
      "One review: what was weighed, its conclusion, each recommendation with the decision on it, its condition.",
    roles: readers,
    params,
    answer: review,
  }),
  withheldList: reads({
    id: "withheldList",
    method: "GET",
    path: "/v1/oversight/withheld",
    desk,
    summary:
      "What was kept from a partner, for the party's own overseer; decided by the agreement, and each reading recorded.",
    roles: overseer,
    query: z.strictObject({ partner: partyId }),
    answer: z.strictObject({ items: z.array(withheld) }),
  }),
  withheldCount: reads({
    id: "withheldCount",
    method: "GET",
    path: "/v1/oversight/withheld/count",
    desk,
    summary:
      "How many operations a partner was told nothing of, or less than there is; for the own overseer.",
    roles: overseer,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ whole: z.int(), particulars: z.int(), readings: z.int() }),
  }),
};
