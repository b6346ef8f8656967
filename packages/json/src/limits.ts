/** Bounds that hold before anything is built from the input. */
export type JsonLimits = {
  /** Bytes of the whole text, as UTF-8. */
  maxBytes: number;
  /** Arrays and objects open at once; `[]` has depth 1. */
  maxDepth: number;
  /** UTF-16 units of one string or member name, as written (escapes count as written). */
  maxString: number;
  /** Members and elements in all. */
  maxItems: number;
};

/** A report that names 200,000 objects is about 13 MB; twice that is still a text one process can hold. */
const MAX_BYTES = 32 * 1024 * 1024;
/** The deepest documents in use (STIX extensions, agreements) stay under 20. */
const MAX_DEPTH = 64;
/** A base64 payload of six megabytes fits; larger content belongs in a blob. */
const MAX_STRING = 8 * 1024 * 1024;
/** Keeps small values from costing a hundred times their bytes in memory. */
const MAX_ITEMS = 1_000_000;

/** Used wherever the caller names no limit of its own. */
export const DEFAULT_LIMITS: JsonLimits = Object.freeze({
  maxBytes: MAX_BYTES,
  maxDepth: MAX_DEPTH,
  maxString: MAX_STRING,
  maxItems: MAX_ITEMS,
});
