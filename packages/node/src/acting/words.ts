import { canonicalBytes, type JsonValue, parseCanonical } from "@entente/json";
import type { z } from "zod";
import { digestOf, type Item, type MaybeItem } from "../keys/index.ts";

/** An entry's words are small; a larger text is a product. */
const MAX_WORDS_BYTES = 1_048_576;
const MAX_WORDS_DEPTH = 12;

/** Words and particulars as an item to be sealed: logs and views hold ids, codes, digests and dates alone. */
export function wordsItem(kind: string, value: JsonValue): Item {
  return { header: canonicalBytes({ v: 1, kind }), content: canonicalBytes(value) };
}

/** Digest of what {@link wordsItem} seals: what a party signs. */
export const digestOfWords = (value: JsonValue): string => digestOf(canonicalBytes(value));

/** Reads sealed words. A partner may have sealed anything: what is not canonical JSON of this form is undefined. */
export function readWords<T>(item: MaybeItem, schema: z.ZodType<T>): T | undefined {
  if (item === undefined) return undefined;
  try {
    const value = parseCanonical(item.content, { maxBytes: MAX_WORDS_BYTES, maxDepth: MAX_WORDS_DEPTH });
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
