import { z } from "zod";

/** A party: the digest of its first card. */
export const partyId = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
export const digest = partyId;
export const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
/** UTC to the second, as agreements write it. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
export const bilingual = z.strictObject({
  en: z.string().min(1).max(20000),
  fr: z.string().min(1).max(20000),
});
/**
 * A member of an answer that holds a sentence of the node's own: why something is stopped, set aside, not taken. Ledger and
 * views keep it in English, and the listener tells it in the language that is asked for (decision 031). Declared by this
 * very schema; never for what a person or a partner has written.
 */
export const sentence = z
  .string()
  .meta({ description: "A sentence of the node's own, in the language that accept-language asks for." });
/**
 * A marking as it was written, which stands; or what was noticed of a document's markings, which is told like a
 * {@link sentence}. Both keep a product from being released.
 */
export const markingOrDoubt = z.string().meta({
  description:
    "A marking as it was written, or a sentence on it in the language that accept-language asks for.",
});
/** A vocabulary code of an agreement: area, purpose, theatre, unit. */
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/);
/** An entry of one of the two liaison logs of a relation: ours, or the partner's. */
export const entryRef = z.strictObject({ log: z.enum(["ours", "theirs"]), index: z.int().min(0) });
export type EntryRef = z.infer<typeof entryRef>;
/** Words that people write, bounded; nothing of them is ever in a log. */
export const words = (most: number) => z.string().min(1).max(most);
/** One line that a person can read aloud: no control characters, no marks that turn the direction of writing. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u, "one line without control characters")
    .refine((text) => text.trim() === text, "no space at the beginning or the end");
/** What people call an account, and type to sign in. Never an identity: rights go by the account's id. */
export const accountName = line(80);
/** Keyset paging: an opaque cursor from the previous page, and how many to give at most. */
export const paging = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};

/** RFC 9457 problem details, as every failure answers. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  /** JSON Pointer to the member of the request that is at fault. */
  pointer: z.string().optional(),
  /** For a refusal: every clause that forbids, in words. */
  violations: z
    .array(
      z.looseObject({
        clause: z.string(),
        kind: z.string(),
        code: z.string(),
        text: bilingual,
        curable: z.boolean(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof problem>;
