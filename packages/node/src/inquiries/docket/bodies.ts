import {
  code,
  docketAnswerCodes,
  docketAspect,
  docketChannels,
  docketImpacts,
  docketInstant,
  docketTopic,
  partyId,
  ulid,
} from "@entente/api";
import { z } from "zod";

/** What logs hold of dockets: ids, codes of closed lists, and dates. Every word is sealed. */

export const openedBody = z.strictObject({
  docket: ulid,
  impact: z.enum(docketImpacts),
  areas: z.array(code).min(1).max(20),
  ground: code.optional(),
});

export const closedBody = z.strictObject({
  docket: ulid,
  /** Claims that were unanswered by either party when its writer closed; the reason is sealed. */
  open: z.int().min(0).max(500),
});

export const reopenedBody = z.strictObject({ docket: ulid });

export const putBody = z.strictObject({
  docket: ulid,
  claim: ulid,
  /** The party that writes this is the claimant itself. */
  own: z.literal(true).optional(),
  rebuts: ulid.optional(),
  partOf: ulid.optional(),
});

export const answeredBody = z.strictObject({
  claim: ulid,
  answer: ulid,
  code: z.enum(docketAnswerCodes),
  aspects: z.array(docketAspect).min(1).max(8),
  saidAt: docketInstant,
  channel: z.enum(docketChannels).optional(),
  policy: ulid.optional(),
  topic: docketTopic.optional(),
  undertaking: ulid.optional(),
  jointly: z.literal(true).optional(),
  joins: ulid.optional(),
});
export type AnsweredBody = z.infer<typeof answeredBody>;

export const policyBody = z.strictObject({
  policy: ulid,
  topics: z.array(docketTopic).min(1).max(10),
  exceptions: z.array(docketTopic).max(10),
  from: docketInstant,
  until: docketInstant,
  review: docketInstant,
});

export const triagedBody = z.strictObject({
  partner: partyId,
  claim: ulid,
  triage: z.enum(["untriaged", "distorted", "legitimate_question"]),
  due: docketInstant.optional(),
  by: z.string().max(100),
});
