import { code, instant, partyId, ulid } from "@entente/api";
import { z } from "zod";

/** What the entries of this room say in the clear: ids, codes, dates and counts. Everything else is sealed. */

const by = z.string().min(1).max(100);
const act = z.enum(["start", "change", "renew"]);
const version = z.int().min(1).max(1000);
const operation = ulid;

export const authorityRecorded = z.strictObject({
  authority: ulid,
  purposes: z.array(code).min(1).max(20),
  until: instant,
  by,
});
export const authorityApproved = z.strictObject({ authority: ulid, by });

export const operationProposed = z.strictObject({
  partner: partyId,
  operation,
  version,
  act,
  authority: ulid,
  purpose: code,
  areas: z.array(code).min(1).max(20),
  by,
});
export const operationTested = z.strictObject({ operation, version, favourable: z.boolean(), by });
/** The register: what was begun, changed, renewed and stopped, and by which answer of the partner. */
export const operationRegistered = z.strictObject({
  partner: partyId,
  operation,
  version,
  act: z.enum(["start", "change", "renew", "stop"]),
  /** The question by whose answer it may go on; absent where the partner has no say. */
  question: ulid.optional(),
  by,
});

export const operationConditioned = z.strictObject({
  partner: partyId,
  operation,
  condition: ulid,
  review: ulid,
  by,
});
export const conditionMet = z.strictObject({ operation, condition: ulid, by });
export const conditionConfirmed = z.strictObject({ operation, condition: ulid, confirmed: z.boolean(), by });

export const operationPut = z.strictObject({
  question: ulid,
  operation,
  say: z.enum(["notice", "consult", "consent"]),
  answerBy: instant,
});
export const operationAnswered = z.strictObject({
  question: ulid,
  answer: z.enum(["consents", "conditions", "objects"]),
});
export const operationAccepted = z.strictObject({ question: ulid, accepts: z.boolean() });
/** Of an operation that was put: that it began, changed or was renewed as put by this question. */
export const operationEffected = z.strictObject({ operation, question: ulid });
export const operationStopped = z.strictObject({ operation });
