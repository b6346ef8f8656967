import { z } from "zod";

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);

/**
 * A party's signature within an entry (agreement.md §4): over the canonical bytes of
 * `{type: "entente-statement", spec: "1.0", agreement, subject, id, digest}`, where `subject` is the entry's kind.
 */
export const signedSchema = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  digest,
  agreement: digest,
  kid: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  jws: z.strictObject({
    protected: z
      .string()
      .max(600)
      .regex(/^[A-Za-z0-9_-]+$/),
    signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  }),
});
export type Signed = z.infer<typeof signedSchema>;
