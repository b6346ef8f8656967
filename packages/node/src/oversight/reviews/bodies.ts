import { instant, partyId, reviewAddressees, reviewTriggers, ulid } from "@entente/api";
import { z } from "zod";

/** What the entries of this room say in the clear; terms, submissions and reasons are sealed. */

const by = z.string().min(1).max(100);
const number = z.int().min(1).max(50);

export const reviewOpened = z.strictObject({
  partner: partyId,
  review: ulid,
  operation: ulid,
  trigger: z.enum(reviewTriggers),
  from: instant,
  until: instant,
  by,
});
export const reviewSubmitted = z.strictObject({
  review: ulid,
  submission: ulid,
  weighs: z.enum(["security", "privacy"]),
  by,
});
export const reviewConcluded = z.strictObject({
  review: ulid,
  /** To whom each recommendation is addressed, in the order of their numbers. */
  to: z.array(z.enum(reviewAddressees)).max(50),
  condition: ulid.optional(),
  by,
});
export const reviewDecided = z.strictObject({
  review: ulid,
  number,
  decision: z.enum(["accept", "part", "reject"]),
  by,
});
/** That an overseer was shown what was kept from a partner: before it was shown. */
export const withheldRead = z.strictObject({
  partner: partyId,
  body: z.string().min(1).max(64),
  count: z.int().min(0),
  by,
});
