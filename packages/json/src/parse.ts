import { JsonError } from "./json-error.ts";
import { DEFAULT_LIMITS, type JsonLimits } from "./limits.ts";
import { locate } from "./locate.ts";
import { refusal, scan, utf8Length } from "./scan.ts";
import type { JsonValue } from "./value.ts";

/**
 * Reads one JSON text strictly (RFC 8259 within RFC 7493): no duplicate names, unsafe integers, lone
 * surrogates, byte order mark, bad UTF-8, trailing text or `__proto__`, nothing beyond the limits.
 * Throws a `JsonError`, and only that.
 */
export function parseJson(input: Uint8Array | string, limits?: Partial<JsonLimits>): JsonValue {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const text = typeof input === "string" ? checkedText(input, bounds) : decode(input, bounds);
  const members = scan(text, bounds);
  const value: JsonValue = JSON.parse(text);
  if (countMembers(value) !== members) {
    const { path, at } = locate(text, text.length);
    const offset = utf8Length(text.slice(0, at));
    throw new JsonError("duplicate-key", "a member name is repeated", path, offset);
  }
  return value;
}

function decode(bytes: Uint8Array, limits: JsonLimits): string {
  if (bytes.length > limits.maxBytes) throw tooLarge(limits);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) throw byteOrderMark();
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badUtf8(bytes, limits);
  }
}

function checkedText(text: string, limits: JsonLimits): string {
  if (text.length > limits.maxBytes) throw tooLarge(limits);
  if (text.length * 3 > limits.maxBytes && utf8Length(text) > limits.maxBytes) throw tooLarge(limits);
  if (text.charCodeAt(0) === 0xfeff) throw byteOrderMark();
  if (text.isWellFormed()) return text;
  const at = firstLoneSurrogate(text);
  throw afterScan(text.slice(0, at), limits, "lone-surrogate", "half of a surrogate pair");
}

function tooLarge(limits: JsonLimits): JsonError {
  return new JsonError("too-large", `more than ${limits.maxBytes} bytes`, "", limits.maxBytes);
}

function byteOrderMark(): JsonError {
  return new JsonError("syntax", "a byte order mark is not accepted", "", 0);
}

function badUtf8(bytes: Uint8Array, limits: JsonLimits): JsonError {
  let good = 0;
  let bad = bytes.length;
  let prefix = "";
  // A streaming decoder accepts a prefix that is cut inside a character, so the fault can be halved in on.
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    try {
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      prefix = decoder.decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle - 1;
    }
  }
  return afterScan(prefix, limits, "bad-utf8", "the bytes are not UTF-8");
}

/** What is wrong before the fault comes first; it also bounds the depth that `locate` will walk. */
function afterScan(prefix: string, limits: JsonLimits, code: "bad-utf8" | "lone-surrogate", message: string) {
  try {
    scan(prefix, limits);
  } catch (error) {
    if (!(error instanceof JsonError) || error.code !== "truncated") return error as JsonError;
  }
  return refusal(prefix, prefix.length, code, message);
}

function firstLoneSurrogate(text: string): number {
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    if (point >= 0xd800 && point <= 0xdfff) return at;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

function countMembers(value: JsonValue): number {
  let members = 0;
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === null || typeof next !== "object") continue;
    const inside = Array.isArray(next) ? next : Object.values(next);
    if (inside !== next) members += inside.length;
    for (const item of inside) if (item !== null && typeof item === "object") open.push(item);
  }
  return members;
}
