import { JsonError, type JsonErrorCode } from "./json-error.ts";
import type { JsonLimits } from "./limits.ts";
import { locate } from "./locate.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Checks a whole text against RFC 8259, RFC 7493 (numbers, surrogates) and the limits, in one pass and without
 * recursion. Returns how many object members it saw: a parsed value with fewer has lost one to a duplicate.
 */
export function scan(text: string, limits: JsonLimits): number {
  const { maxDepth, maxItems, maxString } = limits;
  // One flag per open container: 1 for an object. The only memory that grows with depth.
  const isObject: number[] = [];
  let depth = 0;
  let items = 0;
  let members = 0;
  let at = 0;

  const openMember = (from: number): number => {
    members++;
    return skipMemberName(text, skipSpace(text, from), maxString);
  };

  nextValue: for (;;) {
    at = skipSpace(text, at);
    const first = text.charCodeAt(at);
    if (first === QUOTE) at = skipString(text, at, maxString);
    else if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      if (depth === maxDepth) throw refusal(text, at, "too-deep", `more than ${maxDepth} levels`);
      const object = first === OPEN_BRACE;
      const inside = skipSpace(text, at + 1);
      if (text.charCodeAt(inside) === (object ? CLOSE_BRACE : CLOSE_BRACKET)) at = inside + 1;
      else {
        isObject[++depth] = object ? 1 : 0;
        if (++items > maxItems) throw refusal(text, inside, "too-many", `more than ${maxItems} items`);
        at = object ? openMember(inside) : inside;
        continue;
      }
    } else at = skipBare(text, at, first);

    for (;;) {
      at = skipSpace(text, at);
      if (depth === 0) {
        if (at < text.length) throw refusal(text, at, "syntax", "something follows the value");
        return members;
      }
      const next = text.charCodeAt(at);
      const object = isObject[depth] === 1;
      if (next === COMMA) {
        if (++items > maxItems) throw refusal(text, at, "too-many", `more than ${maxItems} items`);
        at = object ? openMember(at + 1) : at + 1;
        continue nextValue;
      }
      if (next !== (object ? CLOSE_BRACE : CLOSE_BRACKET)) {
        throw unexpected(text, at, object ? "expected , or }" : "expected , or ]");
      }
      depth--;
      at++;
    }
  }
}

/** The refusal of `text` at UTF-16 position `at`, which must not lie inside a string that passed. */
export function refusal(text: string, at: number, code: JsonErrorCode, message: string): JsonError {
  return new JsonError(code, message, locate(text, at).path, utf8Length(text.slice(0, at)));
}

export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

function unexpected(text: string, at: number, message: string): JsonError {
  return at < text.length
    ? refusal(text, at, "syntax", message)
    : refusal(text, text.length, "truncated", `the text ends early: ${message}`);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== SPACE && unit !== LF && unit !== CR && unit !== TAB) return at;
    at++;
  }
}

function skipMemberName(text: string, open: number, maxString: number): number {
  if (text.charCodeAt(open) !== QUOTE) throw unexpected(text, open, "expected a member name");
  const close = skipString(text, open, maxString);
  if (isProto(text, open, close)) {
    // Copied with `target[name] = value` it would change a prototype, so it never gets in.
    throw refusal(text, open, "syntax", "the member name __proto__ is not accepted");
  }
  const colon = skipSpace(text, close);
  if (text.charCodeAt(colon) !== COLON) throw unexpected(text, colon, "expected :");
  return colon + 1;
}

function isProto(text: string, open: number, close: number): boolean {
  // Nine characters, each written as itself or as six (\u005f).
  const length = close - open - 2;
  if (length < 9 || length > 54) return false;
  const first = text.charCodeAt(open + 1);
  if (length === 9 ? first !== 0x5f : first !== 0x5f && first !== BACKSLASH) return false;
  return JSON.parse(text.slice(open, close)) === "__proto__";
}

function skipString(text: string, open: number, maxString: number): number {
  let at = open + 1;
  const limit = at + maxString;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      if (at > limit) throw refusal(text, open, "too-large", `a string of more than ${maxString} characters`);
      return at + 1;
    }
    if (unit === BACKSLASH) at = skipEscape(text, at, open);
    else if (unit >= SPACE) at++;
    else if (at >= text.length) throw unexpected(text, at, "a string is not closed");
    else throw refusal(text, at, "syntax", "a control character must be escaped");
  }
}

function skipEscape(text: string, at: number, open: number): number {
  const kind = text[at + 1];
  if (kind === undefined) throw unexpected(text, at + 1, "a string is not closed");
  if (kind !== "u") {
    if (!'"\\/bfnrt'.includes(kind)) throw refusal(text, at, "syntax", "an escape that JSON does not know");
    return at + 2;
  }
  const unit = escapedUnit(text, at);
  if (unit < 0xd800 || unit > 0xdfff) return at + 6;
  // RFC 7493 section 2.1: a high surrogate must be followed at once by a low one.
  const paired = unit < 0xdc00 && text[at + 6] === "\\" && text[at + 7] === "u";
  const low = paired ? escapedUnit(text, at + 6) : 0;
  if (low < 0xdc00 || low > 0xdfff) throw refusal(text, open, "lone-surrogate", "half of a surrogate pair");
  return at + 12;
}

function escapedUnit(text: string, at: number): number {
  const digits = text.slice(at + 2, at + 6);
  if (/^[0-9A-Fa-f]{4}$/.test(digits)) return Number.parseInt(digits, 16);
  if (/^[0-9A-Fa-f]{0,3}$/.test(digits) && at + 2 + digits.length === text.length) {
    throw unexpected(text, text.length, "a string is not closed");
  }
  throw refusal(text, at, "syntax", "\\u needs four hexadecimal digits");
}

function skipBare(text: string, at: number, first: number): number {
  if (first === MINUS || (first >= ZERO && first <= NINE)) return skipNumber(text, at);
  for (const word of ["true", "false", "null"]) {
    if (text.startsWith(word, at)) return at + word.length;
    const rest = text.slice(at, at + word.length);
    if (word.startsWith(rest)) throw unexpected(text, text.length, "expected a value");
  }
  throw unexpected(text, at, "expected a value");
}

function skipDigits(text: string, from: number): number {
  let at = from;
  for (let unit = text.charCodeAt(at); unit >= ZERO && unit <= NINE; unit = text.charCodeAt(at)) at++;
  if (at === from) throw unexpected(text, at, "expected a digit");
  return at;
}

function skipNumber(text: string, start: number): number {
  const digits = text.charCodeAt(start) === MINUS ? start + 1 : start;
  let at = skipDigits(text, digits);
  if (text.charCodeAt(digits) === ZERO && at > digits + 1) {
    throw refusal(text, start, "syntax", "a number must not begin with a zero");
  }
  const wholeEnd = at;
  if (text.charCodeAt(at) === DOT) at = skipDigits(text, at + 1);
  const exponent = text.charCodeAt(at);
  if (exponent === 0x45 || exponent === 0x65) {
    const sign = text.charCodeAt(at + 1);
    at = skipDigits(text, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
  }
  // RFC 7493 section 2.2: no integer that a double cannot hold, no magnitude that becomes infinite.
  const isInteger = at === wholeEnd;
  if (isInteger ? wholeEnd - digits < 16 : at - start < 5) return at;
  const value = Number(text.slice(start, at));
  if (isInteger ? !Number.isSafeInteger(value) : !Number.isFinite(value)) {
    throw refusal(text, start, "unsafe-number", "a number that would not survive");
  }
  return at;
}
