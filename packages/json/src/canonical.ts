import { JsonError } from "./json-error.ts";
import { DEFAULT_LIMITS, type JsonLimits } from "./limits.ts";
import { parseJson } from "./parse.ts";
import { pointerToken } from "./pointer.ts";
import type { JsonValue } from "./value.ts";

/** Deeper values are refused: far beyond any document, far below the stack, and it catches cycles. */
const MAX_CANONICAL_DEPTH = 1000;

/** From here on, numbers print with an exponent (RFC 8785 section 3.2.2.3) and are no integers as written. */
const EXPONENT_FROM = 1e21;

/** Texts up to here, every entry of a log among them, are built at once and compared; longer ones are scanned first. */
const SHORT_BYTES = 65_536;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The RFC 8785 bytes of a plain value. What JSON cannot say, or what `parseJson` would refuse to read back
 * (holes, `undefined`, dates, maps, class instances, unsafe integers, lone surrogates), throws a `JsonError`.
 */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return encoder.encode(canonicalText(value));
}

/** The same as text. */
export function canonicalText(value: JsonValue): string {
  return textOf(value, [], 0, MAX_CANONICAL_DEPTH);
}

/** Parses and requires that the bytes are exactly the canonical ones: the form in which documents are signed. */
export function parseCanonical(bytes: Uint8Array, limits?: Partial<JsonLimits>): JsonValue {
  const short = shortCanonical(bytes, { ...DEFAULT_LIMITS, ...limits });
  if (short !== undefined) return short;
  const value = parseJson(bytes, limits);
  const expected = canonicalBytes(value);
  let same = 0;
  while (same < expected.length && expected[same] === bytes[same]) same++;
  if (same === expected.length && same === bytes.length) return value;
  throw new JsonError("not-canonical", "the bytes are not in canonical form", "", same);
}

/**
 * The value of a short text that is canonical, in half the time: what is written again as it came has no repeated name,
 * no unsafe number and no half of a surrogate pair. Undefined when it is long or anything is wrong; what, `parseJson` tells.
 */
function shortCanonical(bytes: Uint8Array, limits: JsonLimits): JsonValue | undefined {
  const { maxBytes, maxDepth, maxString, maxItems } = limits;
  // So short, it can hold neither too many items nor too long a string.
  if (bytes.length > Math.min(SHORT_BYTES, maxBytes, maxString, maxItems)) return undefined;
  try {
    const text = decoder.decode(bytes);
    const value: JsonValue = JSON.parse(text);
    return textOf(value, [], 0, Math.min(maxDepth, MAX_CANONICAL_DEPTH)) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Checks and writes in one pass: entries, headers and proofs all come through here. */
function textOf(value: unknown, path: (string | number)[], depth: number, maxDepth: number): string {
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "string":
      return quoted(value, path);
    case "number":
      requireSafe(value, path);
      // The text of a number is ECMAScript's own (RFC 8785 section 3.2.2.3); minus zero is written 0.
      return String(value);
    case "object":
      if (value === null) return "null";
      if (depth >= maxDepth) throw refused("too-deep", "nested too deeply, or in a circle", path);
      return Array.isArray(value)
        ? listText(value, path, depth + 1, maxDepth)
        : objectText(value, path, depth + 1, maxDepth);
    default:
      throw refused("not-canonical", `${typeof value} has no JSON form`, path);
  }
}

/** ECMAScript quotes a well-formed string as RFC 8785 section 3.2.2.2 wants it. */
function quoted(text: string, path: (string | number)[]): string {
  if (!text.isWellFormed()) throw refused("lone-surrogate", "half of a surrogate pair", path);
  return JSON.stringify(text);
}

function requireSafe(value: number, path: (string | number)[]): void {
  const unsafe = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < EXPONENT_FROM;
  if (unsafe || !Number.isFinite(value)) {
    throw refused("unsafe-number", "a number that would not survive", path);
  }
}

function listText(
  list: readonly unknown[],
  path: (string | number)[],
  depth: number,
  maxDepth: number,
): string {
  // A hole or a named property would make the two counts differ.
  if (Object.keys(list).length !== list.length)
    throw refused("not-canonical", "an array with holes or names", path);
  let text = "[";
  for (let position = 0; position < list.length; position++) {
    path.push(position);
    text += `${position === 0 ? "" : ","}${textOf(list[position], path, depth, maxDepth)}`;
    path.pop();
  }
  return `${text}]`;
}

function objectText(object: object, path: (string | number)[], depth: number, maxDepth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null)
    throw refused("not-canonical", "only plain objects have a JSON form", path);
  let text = "{";
  // By UTF-16 code units (RFC 8785 section 3.2.3), which is how ECMAScript sorts.
  for (const name of Object.keys(object).sort()) {
    path.push(name);
    if (name === "__proto__") throw refused("syntax", "the member name __proto__ is not accepted", path);
    const member = textOf((object as Record<string, unknown>)[name], path, depth, maxDepth);
    text += `${text === "{" ? "" : ","}${quoted(name, path)}:${member}`;
    path.pop();
  }
  return `${text}}`;
}

function refused(code: JsonError["code"], message: string, path: (string | number)[]): JsonError {
  return new JsonError(code, message, path.map(pointerToken).join(""), 0);
}
