export { canonicalBytes, canonicalText, parseCanonical } from "./canonical.ts";
export { jsonFrench } from "./french.ts";
export { JsonError, type JsonErrorCode } from "./json-error.ts";
export { DEFAULT_LIMITS, type JsonLimits } from "./limits.ts";
export { parseJson } from "./parse.ts";
export { type BundleItem, type BundleItems, type BundleLimits, splitBundle } from "./split.ts";
export type { JsonValue } from "./value.ts";
