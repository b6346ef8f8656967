import { DIGEST_PATTERN } from "./crypto.ts";
import { DURATION_PATTERN, TIME_PATTERN } from "./time.ts";

/**
 * JSON Schema 2020-12 and its TypeScript type, written once. Every object is closed and every
 * set is sorted and unique by construction, so no kind can forget either (agreement.md §2).
 */
export type JsonSchema = { readonly [keyword: string]: unknown };
export type Shape<T> = { readonly json: JsonSchema; readonly type?: T };
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

type Members = Readonly<Record<string, Shape<unknown>>>;
type Required<M extends Members> = { readonly [K in keyof M]: TypeOf<M[K]> };
type Optional<M extends Members> = { readonly [K in keyof M]?: TypeOf<M[K]> };

const shape = <T>(json: JsonSchema): Shape<T> => ({ json });

export function object<R extends Members, O extends Members = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Required<R> & Optional<O>> {
  const members = Object.entries({ ...required, ...optional });
  return shape({
    type: "object",
    properties: Object.fromEntries(members.map(([name, member]) => [name, member.json])),
    required: Object.keys(required),
    additionalProperties: false,
  });
}

/** A sorted array of unique strings. `min` 0 must be asked for: an empty list usually means nobody. */
export function set<T extends string>(of: Shape<T>, min = 1): Shape<readonly T[]> {
  return shape({ type: "array", items: of.json, minItems: min, maxItems: 1000, "x-sorted": true });
}

/** An array of objects sorted by the named members, taken in that order, with no two alike in all of them. */
export function setOf<T>(of: Shape<T>, by: readonly (keyof T & string)[], min = 1): Shape<readonly T[]> {
  return shape({ type: "array", items: of.json, minItems: min, maxItems: 1000, "x-sorted": by });
}

export const oneOf = <const T extends readonly string[]>(...values: T): Shape<T[number]> =>
  shape({ enum: values });
export const only = <const T extends string | boolean>(value: T): Shape<T> => shape({ const: value });
export const integer = (min: number, max: number): Shape<number> =>
  shape({ type: "integer", minimum: min, maximum: max });
export const pattern = (source: string, maxLength = 200): Shape<string> =>
  shape({ type: "string", pattern: source, maxLength });

export const bool: Shape<boolean> = shape({ type: "boolean" });
export const text: Shape<string> = shape({ type: "string", minLength: 1, maxLength: 20_000 });
export const code = pattern("^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$");
export const path = pattern("^[a-z0-9-]+(\\.[a-z0-9_-]+)+$");
export const digest: Shape<`sha256:${string}`> = shape({ type: "string", pattern: DIGEST_PATTERN });
export const country = pattern("^[A-Z]{3}$");
export const duration = pattern(DURATION_PATTERN);
export const time: Shape<string> = shape({ type: "string", pattern: TIME_PATTERN, format: "date-time" });
export const clauseId = pattern("^[0-9]+(\\.[0-9]+)*[a-z]?$", 20);
export const bilingual = object({ fr: text, en: text });

/** An object literal with a member named like this would pass for a promise; a schema needs it all the same. */
// oxlint-disable-next-line unicorn/no-thenable -- the JSON Schema keyword
const CONSEQUENCE: string = "then";

export function when(condition: JsonSchema, consequence: JsonSchema): JsonSchema {
  return { if: condition, [CONSEQUENCE]: consequence };
}
