import { z } from "zod";
import { code, instant, paging, partyId, problem, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "operations";
const codes = z.array(code).min(1).max(20);

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
  techniques: codes,
  places: codes,
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
  techniques: codes,
  places: codes,
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
  techniques: codes,
  places: codes,
});

const act = z.enum(["start", "change", "renew"]);
const say = z.enum(["notice", "consult", "consent"]);
const answer = z.enum(["consents", "conditions", "objects"]);
const by = z.string();
const params = z.strictObject({ operation: ulid });
/** As a refusal tells them. */
const violations = problem.shape.violations.unwrap();

const authority = z.strictObject({
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

const question = z.strictObject({
  id: ulid,
  side: z.enum(["ours", "theirs"]),
  partner: partyId,
  operation: ulid,
  say,
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

const condition = z.strictObject({
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
export const activityCondition = condition;

const version = z.strictObject({
  version: z.int(),
  act,
  authority: ulid,
  purpose: code,
  areas: z.array(code),
  at: instant,
  by,
  particulars: activityParticulars.optional(),
  test: z
    .strictObject({ at: instant, by, favourable: z.boolean(), words: activityTest.optional() })
    .optional(),
  question: question.optional(),
  effectedAt: instant.optional(),
});

const state = z.enum(["proposed", "started", "stopped"]);
const summary = z.strictObject({
  id: ulid,
  partner: partyId,
  state,
  /** An open condition of a review stands against it. */
  blocked: z.boolean(),
  version: z.int(),
  act,
  purpose: code,
  name: z.string().optional(),
  at: instant,
  startedAt: instant.optional(),
  stoppedAt: instant.optional(),
});

const operation = summary.extend({
  versions: z.array(version),
  conditions: z.array(condition),
  /** What the gate would say now to the latest version; empty when it would open. */
  gate: violations,
});

const told = z.strictObject({
  operation: ulid,
  partner: partyId,
  startedAt: instant,
  stoppedAt: instant.optional(),
  /** It was begun without the answer that the clause asks for. */
  contrary: z.boolean(),
});

const counts = z.strictObject({
  waiting: z.int(),
  silent: z.int(),
  answered: z.int(),
  told: z.int(),
  /** Seconds since the oldest unanswered question was put. */
  oldestSeconds: z.int().optional(),
});

const proposal = {
  /** Absent is refused: no authority, no operation. */
  authority: ulid.optional(),
  purpose: code,
  areas: z.array(code).min(1).max(20),
  particulars: activityParticulars,
};

const officer = ["operations-officer"] as const;
const askers = ["operations-officer", "liaison-officer"] as const;
const readers = ["operations-officer", "liaison-officer", "overseer"] as const;
const done = z.strictObject({ operation: ulid, version: z.int() });

export const activityOperations = {
  recordAuthority: acts({
    id: "recordAuthority",
    method: "POST",
    path: "/v1/authorities",
    desk,
    summary: "Records under what law operations are asked for; another operations officer approves it.",
    roles: officer,
    body: authorityWords.extend({ purposes: codes, until: instant }),
    answer: z.strictObject({ authority: ulid }),
  }),
  approveAuthority: acts({
    id: "approveAuthority",
    method: "POST",
    path: "/v1/authorities/{authority}/approve",
    desk,
    summary: "Approves an authority that somebody else asked for.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ authority: ulid }),
    answer: z.strictObject({ authority: ulid }),
  }),
  listAuthorities: reads({
    id: "listAuthorities",
    method: "GET",
    path: "/v1/authorities",
    desk,
    summary: "Authorities, newest first, with what they cover and until when.",
    roles: ["operations-officer", "overseer"],
    answer: z.strictObject({ items: z.array(authority) }),
  }),
  proposeOperation: acts({
    id: "proposeOperation",
    method: "POST",
    path: "/v1/operations",
    desk,
    summary:
      "Proposes an operation under an authority; refused at once when a clause or a rule forbids it for good.",
    roles: officer,
    body: z.strictObject({ partner: partyId, ...proposal }),
    answer: done,
  }),
  reviseOperation: acts({
    id: "reviseOperation",
    method: "POST",
    path: "/v1/operations/{operation}/versions",
    desk,
    summary:
      "Proposes what an operation is to be from now on: before its start, as a change, or as a renewal.",
    roles: officer,
    params,
    body: z.strictObject({ act, ...proposal }),
    answer: done,
  }),
  testOperation: acts({
    id: "testOperation",
    method: "POST",
    path: "/v1/operations/{operation}/test",
    desk,
    summary:
      "Records a person's judgement of necessity and proportionality; never that of whoever proposes it.",
    roles: officer,
    asserted: true,
    params,
    body: activityTest.extend({ favourable: z.boolean() }),
    answer: done,
  }),
  putOperation: acts({
    id: "putOperation",
    method: "POST",
    path: "/v1/operations/{operation}/put",
    desk,
    summary:
      "Puts an operation to the partner: its purpose, techniques, places and period, as the clause asks, and no more.",
    roles: officer,
    params,
    answer: z.strictObject({ operation: ulid, question: ulid, say, answerBy: instant }),
  }),
  answerOperation: acts({
    id: "answerOperation",
    method: "POST",
    path: "/v1/operation-questions/{partner}/{question}/answer",
    desk,
    summary: "Consents to what the partner has put, sets conditions, or objects.",
    roles: askers,
    params: z.strictObject({ partner: partyId, question: ulid }),
    body: z.strictObject({
      answer,
      /** The conditions or the reason; only a consent goes without. */
      text: words(4000).optional(),
    }),
    answer: z.strictObject({ question: ulid, answer }),
  }),
  acceptOperationConditions: acts({
    id: "acceptOperationConditions",
    method: "POST",
    path: "/v1/operation-questions/{partner}/{question}/accept",
    desk,
    summary: "Accepts the partner's conditions, or does not.",
    roles: officer,
    params: z.strictObject({ partner: partyId, question: ulid }),
    body: z.strictObject({ accepts: z.boolean(), text: words(4000).optional() }),
    answer: z.strictObject({ question: ulid, accepts: z.boolean() }),
  }),
  startOperation: acts({
    id: "startOperation",
    method: "POST",
    path: "/v1/operations/{operation}/start",
    desk,
    summary: "Starts an operation; the gate names every clause and rule that forbids it.",
    roles: officer,
    params,
    answer: done,
  }),
  changeOperation: acts({
    id: "changeOperation",
    method: "POST",
    path: "/v1/operations/{operation}/change",
    desk,
    summary: "Brings a proposed change into effect, through the same gate.",
    roles: officer,
    params,
    answer: done,
  }),
  renewOperation: acts({
    id: "renewOperation",
    method: "POST",
    path: "/v1/operations/{operation}/renew",
    desk,
    summary: "Brings a proposed renewal into effect, through the same gate.",
    roles: officer,
    params,
    answer: done,
  }),
  stopOperation: acts({
    id: "stopOperation",
    method: "POST",
    path: "/v1/operations/{operation}/stop",
    desk,
    summary: "Stops an operation, at once and without asking anybody.",
    roles: officer,
    params,
    answer: done,
  }),
  meetCondition: acts({
    id: "meetCondition",
    method: "POST",
    path: "/v1/operation-conditions/{condition}/met",
    desk,
    summary: "Shows how a review's condition was met; the overseer confirms it, or returns it.",
    roles: officer,
    params: z.strictObject({ condition: ulid }),
    body: z.strictObject({ evidence: words(4000) }),
    answer: z.strictObject({ condition: ulid }),
  }),
  listOperations: reads({
    id: "listOperations",
    method: "GET",
    path: "/v1/operations",
    desk,
    summary: "This party's own operations, newest first.",
    roles: officer,
    query: z.strictObject({ partner: partyId.optional(), state: state.optional(), ...paging }),
    answer: z.strictObject({ items: z.array(summary), next: z.string().optional() }),
  }),
  getOperation: reads({
    id: "getOperation",
    method: "GET",
    path: "/v1/operations/{operation}",
    desk,
    summary: "One operation with its versions, tests, questions and conditions, and what still forbids it.",
    roles: officer,
    params,
    answer: operation,
  }),
  listOperationQuestions: reads({
    id: "listOperationQuestions",
    method: "GET",
    path: "/v1/operation-questions",
    desk,
    summary:
      "Operations put to a partner and by a partner, newest first, with the age of what is unanswered.",
    roles: readers,
    query: z.strictObject({
      partner: partyId.optional(),
      side: z.enum(["ours", "theirs"]).optional(),
      ...paging,
    }),
    answer: z.strictObject({
      items: z.array(question),
      /** The partner's operations that it says have begun. */
      told: z.array(told),
      next: z.string().optional(),
    }),
  }),
  activitySummary: reads({
    id: "activitySummary",
    method: "GET",
    path: "/v1/relations/{partner}/activities",
    desk,
    summary: "Operations within a relation in figures: put by us, put by them, started, blocked.",
    roles: ["liaison-officer", "operations-officer", "inquiry-member", "overseer"],
    params: z.strictObject({ partner: partyId }),
    answer: z.strictObject({
      partner: partyId,
      ours: counts,
      theirs: counts,
      /**
       * Own operations under way, and how many of them an open condition blocks: all of them for overseers and operations
       * officers, for others those that the partner was told of.
       */
      started: z.int(),
      blocked: z.int(),
      /** The partner's, as it has told. */
      startedByPartner: z.int(),
      contrary: z.int(),
      /** Own operations of which the partner was told less than there is; for the overseer alone. */
      withheld: z.int().optional(),
    }),
  }),
};
