import type { JsonValue } from "@entente/json";

/** Words that were read from JSON, to be sealed again: what is absent there is absent, and nowhere `undefined`. */
export const sealable = (words: object): JsonValue => words as JsonValue;
