import canonicalize from "canonicalize";
import { JsonError } from "./json-error.ts";
import type { JsonLimits } from "./limits.ts";
import { parseJson } from "./parse.ts";
import { pointerToken } from "./pointer.ts";
import type { JsonValue } from "./value.ts";

/** Deeper values are refused: far beyond any document, far below the stack, and it catches cycles. */
const MAX_CANONICAL_DEPTH = 1000;

/** From here on, numbers print with an exponent (RFC 8785 section 3.2.2.3) and are no integers as written. */
const EXPONENT_FROM = 1e21;

/**
 * The RFC 8785 bytes of a plain value. What JSON cannot say, or what `parseJson` would refuse to read back
 * (holes, `undefined`, dates, maps, class instances, unsafe integers, lone surrogates), throws a `JsonError`.
 */
export function canonicalBytes(value: JsonValue): Uint8Array {
  requirePlain(value, [], 0);
  // `requirePlain` has left nothing that the library would drop, so the result is always a string.
  return new TextEncoder().encode(canonicalize(value));
}

/** Parses and requires that the bytes are exactly the canonical ones: the form in which documents are signed. */
export function parseCanonical(bytes: Uint8Array, limits?: Partial<JsonLimits>): JsonValue {
  const value = parseJson(bytes, limits);
  const expected = canonicalBytes(value);
  let same = 0;
  while (same < expected.length && expected[same] === bytes[same]) same++;
  if (same === expected.length && same === bytes.length) return value;
  throw new JsonError("not-canonical", "the bytes are not in canonical form", "", same);
}

function requirePlain(value: unknown, path: (string | number)[], depth: number): void {
  switch (typeof value) {
    case "boolean":
      return;
    case "string":
      if (!value.isWellFormed()) throw refused("lone-surrogate", "half of a surrogate pair", path);
      return;
    case "number":
      requireSafe(value, path);
      return;
    case "object":
      if (value !== null) requirePlainContainer(value, path, depth + 1);
      return;
    default:
      throw refused("not-canonical", `${typeof value} has no JSON form`, path);
  }
}

function requireSafe(value: number, path: (string | number)[]): void {
  const unsafe = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < EXPONENT_FROM;
  if (unsafe || !Number.isFinite(value)) {
    throw refused("unsafe-number", "a number that would not survive", path);
  }
}

function requirePlainContainer(value: object, path: (string | number)[], depth: number): void {
  if (depth > MAX_CANONICAL_DEPTH) throw refused("too-deep", "nested too deeply, or in a circle", path);
  const names = Object.keys(value);
  if (Array.isArray(value)) {
    // A hole or a named property would make the two counts differ.
    if (names.length !== value.length) throw refused("not-canonical", "an array with holes or names", path);
  } else {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw refused("not-canonical", "only plain objects have a JSON form", path);
    }
  }
  for (const [position, name] of names.entries()) {
    path.push(Array.isArray(value) ? position : name);
    if (!name.isWellFormed()) throw refused("lone-surrogate", "half of a surrogate pair", path);
    if (name === "__proto__") throw refused("syntax", "the member name __proto__ is not accepted", path);
    requirePlain((value as Record<string, unknown>)[name], path, depth);
    path.pop();
  }
}

function refused(code: JsonError["code"], message: string, path: (string | number)[]): JsonError {
  return new JsonError(code, message, path.map(pointerToken).join(""), 0);
}
