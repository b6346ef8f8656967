import { z } from "zod";
import { code, entryRef, instant, partyId, ulid } from "./common.ts";
import {
  docketAnswerCodes,
  docketAnswerWords,
  docketAspect,
  docketChannels,
  docketPolicyWords,
  docketTopic,
} from "./dockets-answers.ts";
import { docketClaimWords } from "./dockets-claims.ts";

/** What is read of dockets, claims and answers. Absent words: erased, not here yet, or not readable here. */

export const docketSide = z.enum(["ours", "theirs"]);
export type DocketSide = z.infer<typeof docketSide>;
export const docketImpacts = ["none", "scope", "agreement"] as const;

export const docketTitle = z
  .strictObject({ en: z.string().min(1).max(400).optional(), fr: z.string().min(1).max(400).optional() })
  .refine(({ en, fr }) => en !== undefined || fr !== undefined, "is given in one language at least");

export const docketWords = z.strictObject({
  reference: z.string().min(1).max(40).optional(),
  title: docketTitle,
  /** The parties concerned, third parties among them, as country codes. */
  concerned: z
    .array(z.string().regex(/^[A-Z]{2,3}$/, "is no country code"))
    .min(1)
    .max(20),
});

/** Each party closes for its own side; a docket is closed once both have. */
export const docketStates = ["open", "closing", "closed"] as const;

/** The last that a party has said about its side of a docket. */
const docketClosing = z.strictObject({
  closed: z.boolean(),
  at: instant,
  /** Claims that either party had not answered then, as far as the writer knew. */
  open: z.int(),
  reason: z.string().optional(),
});

export const docketView = z.strictObject({
  docket: ulid,
  partner: partyId,
  openedBy: docketSide,
  openedAt: instant,
  state: z.enum(docketStates),
  closing: z.partialRecord(docketSide, docketClosing),
  impact: z.enum(docketImpacts),
  areas: z.array(code),
  ground: code.optional(),
  words: docketWords.optional(),
  claims: z.int(),
  /** Cells without an answer. */
  unanswered: z.strictObject({ ours: z.int(), theirs: z.int() }),
  entry: entryRef,
});
export type DocketView = z.infer<typeof docketView>;

export const docketTriage = z.strictObject({
  triage: z.enum(["untriaged", "distorted", "legitimate_question"]),
  at: instant.optional(),
  due: instant.optional(),
  owner: z.string().optional(),
});

export const docketClaimView = z.strictObject({
  claim: ulid,
  docket: ulid,
  partner: partyId,
  putBy: docketSide,
  putAt: instant,
  own: z.boolean(),
  rebuts: ulid.optional(),
  partOf: ulid.optional(),
  words: docketClaimWords.optional(),
  /** Of this party alone: the partner has its own. */
  triage: docketTriage,
  /** The parts of a quantity, added up and compared with the whole; absent without parts of the same unit. */
  parts: z
    .strictObject({ count: z.int(), sum: z.string(), whole: z.string().optional(), agrees: z.boolean() })
    .optional(),
  entry: entryRef,
});
export type DocketClaimView = z.infer<typeof docketClaimView>;

export const docketAnswerView = z.strictObject({
  answer: ulid,
  claim: ulid,
  by: docketSide,
  code: z.enum(docketAnswerCodes),
  aspects: z.array(docketAspect),
  saidAt: instant,
  knownAt: instant,
  channel: z.enum(docketChannels).optional(),
  policy: ulid.optional(),
  topic: docketTopic.optional(),
  undertaking: ulid.optional(),
  /** `proposed`: said for two, and the other has not joined. `joint`: one record of both. */
  joint: z.enum(["proposed", "joint"]).optional(),
  /** Aspects that the same party had admitted when it said neither yes nor no. */
  inconsistent: z.array(docketAspect),
  words: docketAnswerWords.optional(),
  entry: entryRef,
});
export type DocketAnswerView = z.infer<typeof docketAnswerView>;

export const docketHeld = z.strictObject({
  aspect: docketAspect,
  code: z.enum(["admit", "deny", "contested_distorted"]),
});

/** One party's cell for one claim; none is empty. */
export const docketCell = z.strictObject({
  /** The last answer; `none_yet` is derived, `claimant` is whoever made the claim and has nothing to answer. */
  code: z.enum([...docketAnswerCodes, "none_yet", "claimant"]),
  aspects: z.array(docketAspect),
  saidAt: instant.optional(),
  /** Days since the claim was put, while there is no answer. */
  age: z.int().optional(),
  /** What it holds on each aspect: refusals to comment, context and undertakings move nothing. */
  holds: z.array(docketHeld),
  answers: z.int(),
  joint: z.boolean(),
  inconsistent: z.array(docketAspect),
});
export type DocketCell = z.infer<typeof docketCell>;

export const docketMatrixRow = z.strictObject({
  claim: ulid,
  reference: z.string().optional(),
  text: z.string().optional(),
  ours: docketCell,
  theirs: docketCell,
  /** Aspects that both admit. */
  commonGround: z.array(docketAspect),
  /** A contest opens a question, owned by whoever contests. */
  questions: z.array(z.strictObject({ owner: docketSide, since: instant, aspects: z.array(docketAspect) })),
});
export type DocketMatrixRow = z.infer<typeof docketMatrixRow>;

export const docketPolicyView = z.strictObject({
  policy: ulid,
  by: docketSide,
  adoptedAt: instant,
  topics: z.array(docketTopic),
  exceptions: z.array(docketTopic),
  from: instant,
  until: instant,
  review: instant,
  /** Answers that cite it. */
  uses: z.int(),
  words: docketPolicyWords.optional(),
  entry: entryRef,
});
export type DocketPolicyView = z.infer<typeof docketPolicyView>;

const cellCounts = z.partialRecord(z.enum([...docketAnswerCodes, "none_yet", "claimant"]), z.int());
export const docketSummaryView = z.strictObject({
  openDockets: z.int(),
  claims: z.int(),
  /** Cells by code, for each party. */
  cells: z.strictObject({ ours: cellCounts, theirs: cellCounts }),
  /** Days that the oldest claim without an answer has waited; absent when none does. */
  oldestUnanswered: z.strictObject({ ours: z.int().optional(), theirs: z.int().optional() }),
});
export type DocketSummaryView = z.infer<typeof docketSummaryView>;
