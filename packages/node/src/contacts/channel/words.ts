import { z } from "zod";

/** What a message says: from office to office, under a marking in the sender's own words. Sealed, wherever it is. */
export const messageWords = z.strictObject({
  from: z.string().min(1).max(160),
  to: z.string().min(1).max(160),
  subject: z.string().min(1).max(200),
  marking: z.string().min(1).max(120),
  text: z.string().min(1).max(20_000),
});
