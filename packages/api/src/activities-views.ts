import { z } from "zod";
import { code, instant, partyId, problem, ulid, words } from "./common.ts";

/** What operations are, as the API tells them: the words of a proposal, its versions, questions and conditions. */

export const activityCodes = z.array(code).min(1).max(20);

/** What somebody does to collect: everything that is said of it, sealed in the house. */
export const activityParticulars = z.strictObject({
  name: words(120),
  objective: words(2000),
  whyNow: words(2000),
  /** Open and diplomatic sources first. */
  lessIntrusive: z
    .array(z.strictObject({ means: words(400), whyNot: words(1000) }))
    .min(1)
    .max(10),
  techniques: activityCodes,
  places: activityCodes,
  from: instant,
  until: instant,
  /** How many selectors at most. */
  selectors: z.int().min(0).max(1_000_000),
  /** Whom it is directed at; `none` where no office or no class of persons is. */
  targets: z
    .array(z.strictObject({ office: code, class: code }))
    .min(1)
    .max(50),
  /** What it does to each interest it touches; there is no sum of them. */
  consequences: z
    .array(z.strictObject({ interest: words(120), consequence: words(1000) }))
    .min(1)
    .max(20),
  intrusion: z.enum(["low", "moderate", "high"]),
  safeguards: words(2000),
  /** What it has brought so far; a renewal is not proposed without. */
  results: words(2000).optional(),
});
export type ActivityParticulars = z.infer<typeof activityParticulars>;

/** What a partner is told of an operation when it is put to it, and no more. */
export const activityTerms = z.strictObject({
  purpose: code,
  techniques: activityCodes,
  places: activityCodes,
  from: instant,
  until: instant,
});
export type ActivityTerms = z.infer<typeof activityTerms>;

/** A named person's judgement. Nothing computes it. */
export const activityTest = z.strictObject({
  necessity: words(4000),
  proportionality: words(4000),
  alternatives: words(4000),
});

/** Under what law, and why. */
export const authorityWords = z.strictObject({
  legalBasis: words(2000),
  techniques: activityCodes,
  places: activityCodes,
});

export const activityAct = z.enum(["start", "change", "renew"]);
export const activitySay = z.enum(["notice", "consult", "consent"]);
export const activityAnswer = z.enum(["consents", "conditions", "objects"]);
const by = z.string();
/** As a refusal tells them. */
const violations = problem.shape.violations.unwrap();

export const activityAuthority = z.strictObject({
  id: ulid,
  by,
  at: instant,
  purposes: z.array(code),
  until: instant,
  state: z.enum(["waiting", "approved", "expired"]),
  approvedBy: by.optional(),
  approvedAt: instant.optional(),
  /** Absent when it is not readable here. */
  words: authorityWords.optional(),
});

/** The state of a question: its age and whether it was answered in time are derived when it is read. */
export const questionState = z.enum([
  "told",
  "waiting",
  "silent",
  "consented",
  "objected",
  "conditions",
  "conditions-accepted",
  "conditions-declined",
]);

export const activityQuestion = z.strictObject({
  id: ulid,
  side: z.enum(["ours", "theirs"]),
  partner: partyId,
  operation: ulid,
  say: activitySay,
  state: questionState,
  askedAt: instant,
  answerBy: instant,
  /** Seconds since it was put, as long as it is unanswered. */
  ageSeconds: z.int().optional(),
  answeredAt: instant.optional(),
  /** After the time to answer had run out. */
  late: z.boolean().optional(),
  /** Absent when they are not readable here, or not here yet. */
  terms: activityTerms.optional(),
  /** The partner's conditions, or its reason. */
  text: z.string().optional(),
  /** Why conditions were not accepted. */
  reply: z.string().optional(),
});

export const activityCondition = z.strictObject({
  id: ulid,
  review: ulid,
  operation: ulid,
  at: instant,
  state: z.enum(["open", "met", "confirmed"]),
  text: z.string().optional(),
  evidence: z.string().optional(),
  metAt: instant.optional(),
  metBy: by.optional(),
  confirmedAt: instant.optional(),
  confirmedBy: by.optional(),
  /** Why what was shown last did not do. */
  returned: z.string().optional(),
});

const version = z.strictObject({
  version: z.int(),
  act: activityAct,
  authority: ulid,
  purpose: code,
  areas: z.array(code),
  at: instant,
  by,
  particulars: activityParticulars.optional(),
  test: z
    .strictObject({ at: instant, by, favourable: z.boolean(), words: activityTest.optional() })
    .optional(),
  question: activityQuestion.optional(),
  effectedAt: instant.optional(),
});

export const activityState = z.enum(["proposed", "started", "stopped"]);
export const activityListed = z.strictObject({
  id: ulid,
  partner: partyId,
  state: activityState,
  /** An open condition of a review stands against it. */
  blocked: z.boolean(),
  version: z.int(),
  act: activityAct,
  purpose: code,
  name: z.string().optional(),
  at: instant,
  startedAt: instant.optional(),
  stoppedAt: instant.optional(),
});

export const activityDetail = activityListed.extend({
  versions: z.array(version),
  conditions: z.array(activityCondition),
  /** What the gate would say now to the latest version; empty when it would open. */
  gate: violations,
});

export const activityTold = z.strictObject({
  operation: ulid,
  partner: partyId,
  startedAt: instant,
  stoppedAt: instant.optional(),
  /** It was begun without the answer that the clause asks for. */
  contrary: z.boolean(),
});

export const activityCounts = z.strictObject({
  waiting: z.int(),
  silent: z.int(),
  answered: z.int(),
  told: z.int(),
  /** Seconds since the oldest unanswered question was put. */
  oldestSeconds: z.int().optional(),
});

export const activityProposal = {
  /** Absent is refused: no authority, no operation. */
  authority: ulid.optional(),
  purpose: code,
  areas: z.array(code).min(1).max(20),
  particulars: activityParticulars,
};
