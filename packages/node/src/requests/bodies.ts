import {
  requestAnswers,
  requestChannels,
  requestUrgencies,
  requestVerificationResults,
  requestVerifications,
  requestWhats,
  supportResources,
  supportUnits,
} from "@entente/api";
import { z } from "zod";

/** The clear fields of the entries this desk writes, and the form of the words that are sealed with them. */

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
/** Beyond it sums over many deliveries would no longer be exact. */
const quantity = z.int().min(1).max(1_000_000_000);

export const sentSchema = z.strictObject({
  request: ulid,
  what: z.enum(requestWhats),
  urgency: z.enum(requestUrgencies),
  areas: z.array(code).min(1).max(10),
  purpose: code,
  /** Text id of the statement of the clause `no-circumvention`. */
  statement: code,
  due: instant.optional(),
  /** Clauses that had something to say. */
  clauses: z.array(z.string().max(20)).max(100),
  support: z
    .strictObject({ resource: z.enum(supportResources), quantity, unit: z.enum(supportUnits) })
    .optional(),
});
export type SentBody = z.infer<typeof sentSchema>;

export const aboutSchema = z.strictObject({ request: ulid });

export const answeredSchema = z.strictObject({
  request: ulid,
  answer: z.enum(requestAnswers),
  statement: code,
  code: code.optional(),
  /** Whether a reason is among the sealed words. */
  reasoned: z.boolean(),
  release: ulid.optional(),
  quantity: quantity.optional(),
  undertaking: z.strictObject({ id: ulid, due: instant.optional() }).optional(),
});
export type AnsweredBody = z.infer<typeof answeredSchema>;

export const repeatedSchema = z.strictObject({
  request: ulid,
  on: instant,
  channel: z.enum(requestChannels),
});
export type RepeatedBody = z.infer<typeof repeatedSchema>;

export const judgedSchema = z.strictObject({
  request: ulid,
  satisfied: z.boolean(),
  verification: z
    .strictObject({ method: z.enum(requestVerifications), result: z.enum(requestVerificationResults) })
    .optional(),
});
export type JudgedBody = z.infer<typeof judgedSchema>;

export const deliveredSchema = z.strictObject({ request: ulid, delivery: ulid, quantity, statement: code });
export type DeliveredBody = z.infer<typeof deliveredSchema>;
export const takenSchema = z.strictObject({
  request: ulid,
  delivery: ulid,
  /** By the receiver's own count, which may be none. */
  quantity: z.int().min(0).max(1_000_000_000),
});
export type TakenBody = z.infer<typeof takenSchema>;

export const draftedSchema = z.strictObject({
  request: ulid,
  partner: party,
  what: z.enum(requestWhats),
  by: z.string().max(100),
});

const text = z.string().max(20_000);
export const askWords = z.strictObject({
  text,
  ground: text.optional(),
  claims: z.array(ulid).max(40).optional(),
  wanted: instant.optional(),
  from: instant.optional(),
  until: instant.optional(),
});
export const answerWords = z.strictObject({
  text,
  reason: text.optional(),
  undertaking: text.optional(),
});
/** Of a withdrawal, a judgement, a delivery and its acknowledgement. */
export const remarkWords = z.strictObject({ text: text.optional() });
