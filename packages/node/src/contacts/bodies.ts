import { isTime } from "@entente/agreement";
import { z } from "zod";

/** Members of the entries of this room. What a partner writes is held to the same forms. */
export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
export const account = z.string().max(100);
export const time = z.string().refine(isTime, "is no time in UTC to the second");
export const count = z.int().min(0).max(1_000_000_000);
/** Words of an answer that may say nothing. */
export const answerWords = z.strictObject({ text: z.string().min(1).max(20_000).optional() });
/** Words of an entry that has nothing but a text. */
export const textWords = z.strictObject({ text: z.string().min(1).max(20_000) });
