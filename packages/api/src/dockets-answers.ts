import { z } from "zod";
import { ulid, words } from "./common.ts";
import { docketInstant } from "./dockets-claims.ts";

/** What a party answers to a claim (inquiry.md §4). `none_yet` is derived, and nobody writes it. */

export const docketAspects = [
  "existence",
  "quantity",
  "unit",
  "place",
  "subject",
  "period",
  "technique",
  "legality",
] as const;
export const docketAspect = z.enum(docketAspects);
export type DocketAspect = z.infer<typeof docketAspect>;

export const docketAnswerCodes = [
  "admit",
  "deny",
  "contested_distorted",
  "ncnd",
  "decline",
  "context",
  "undertake",
] as const;
export type DocketAnswerCode = (typeof docketAnswerCodes)[number];

export const docketChannels = [
  "read-out",
  "press-conference",
  "written",
  "testimony",
  "speech",
  "interview",
  "note",
  "spokesperson",
  "unnamed",
  "leak",
] as const;

/** What a policy of neither confirming nor denying can cover; `targeting` covers `targeting.protected-office`. */
export const docketTopics = [
  "existence",
  "collection",
  "collection.quantity",
  "collection.place",
  "partners",
  "sources",
  "targeting",
  "targeting.own-nationals",
  "targeting.protected-office",
  "techniques",
] as const;
export const docketTopic = z.enum(docketTopics);

/** What is sealed of an answer; which of them an answer must carry depends on its code. */
export const docketAnswerWords = z.strictObject({
  /** The words used: of a denial, a statement in context, an undertaking, an admission. */
  words: words(4000).optional(),
  /** What a contested claim has wrong. */
  wrong: words(4000).optional(),
  /** The correct value, or `unspecified`. */
  correct: words(400).optional(),
  /** What a contest rests on. */
  evidence: words(4000).optional(),
  /** The period an undertaking covers, and those it is silent on. */
  covers: words(400).optional(),
  silentOn: words(400).optional(),
  /** The office that spoke. */
  office: words(200).optional(),
});
export type DocketAnswerWords = z.infer<typeof docketAnswerWords>;

const said = {
  aspects: z.array(docketAspect).min(1).max(8),
  /** When it was said; now, unless stated. */
  saidAt: docketInstant.optional(),
  channel: z.enum(docketChannels).optional(),
  office: words(200).optional(),
};
/** Both parties refuse together: one record of two, once the other has joined it. */
const together = { jointly: z.literal(true).optional(), joins: ulid.optional() };

export const docketAnswerInput = z.discriminatedUnion("code", [
  z.strictObject({ ...said, code: z.literal("admit"), words: words(4000).optional() }),
  z.strictObject({ ...said, code: z.literal("deny"), words: words(4000) }),
  z.strictObject({
    ...said,
    code: z.literal("contested_distorted"),
    wrong: words(4000),
    correct: words(400),
    evidence: words(4000),
  }),
  z.strictObject({
    ...said,
    ...together,
    code: z.literal("ncnd"),
    /** The policy it rests on; an answer that cites none is refused, and the refusal is recorded. */
    policy: ulid.optional(),
    topic: docketTopic.optional(),
    words: words(4000).optional(),
  }),
  z.strictObject({
    ...said,
    ...together,
    code: z.literal("decline"),
    saidAt: docketInstant,
    channel: z.enum(docketChannels),
    words: words(4000).optional(),
  }),
  z.strictObject({ ...said, code: z.literal("context"), words: words(4000) }),
  z.strictObject({
    ...said,
    code: z.literal("undertake"),
    words: words(4000),
    covers: words(400),
    silentOn: words(400),
    /** The undertaking as the relation keeps it, when it stands there. */
    undertaking: ulid.optional(),
  }),
]);
export type DocketAnswerInput = z.infer<typeof docketAnswerInput>;

export const docketPolicyInput = z.strictObject({
  /** What people call it: `T-2`. */
  reference: words(40),
  text: words(8000),
  adopter: words(300),
  topics: z.array(docketTopic).min(1).max(10),
  exceptions: z.array(docketTopic).max(10),
  from: docketInstant,
  until: docketInstant,
  review: docketInstant,
});
export type DocketPolicyInput = z.infer<typeof docketPolicyInput>;

export const docketPolicyWords = z.strictObject({
  reference: words(40),
  text: words(8000),
  adopter: words(300),
});
