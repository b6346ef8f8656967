import { StixError } from "./stix-error.ts";

export type TokenKind = "text" | "hex" | "binary" | "time" | "number" | "word" | "symbol" | "end";
/** `value` is the unescaped content of a literal, the spelling of anything else; `at` counts characters. */
export type Token = { kind: TokenKind; value: string; at: number };

/** Longer patterns are refused unread; the longest in use list a few thousand addresses. */
const LONGEST_PATTERN = 1_000_000;

const SPACE = /\s+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)/y;
const SYMBOL = /==|!=|<>|<=|>=|[=<>()[\]:.,*]/y;
const PREFIXED: ReadonlyMap<string, TokenKind> = new Map([
  ["h", "hex"],
  ["b", "binary"],
  ["t", "time"],
]);

/** The tokens of a STIX pattern (STIX 2.1 section 9), one `end` last. Linear in its length. */
export function patternTokens(pattern: string): Token[] {
  if (pattern.length > LONGEST_PATTERN) throw new StixError("pattern", "the pattern is too long");
  const tokens: Token[] = [];
  let at = 0;
  while (at < pattern.length) {
    const skipped = blankEnd(pattern, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const prefix = pattern[at + 1] === "'" ? PREFIXED.get(pattern[at] ?? "") : undefined;
    if (prefix !== undefined || pattern[at] === "'") {
      const literal = quoted(pattern, prefix === undefined ? at : at + 1);
      tokens.push({ kind: prefix ?? "text", value: literal.value, at });
      at = literal.end;
      continue;
    }
    const token = plainToken(pattern, at);
    tokens.push(token);
    at += token.value.length;
  }
  tokens.push({ kind: "end", value: "the end", at });
  return tokens;
}

function plainToken(pattern: string, at: number): Token {
  const word = matchAt(WORD, pattern, at);
  if (word !== undefined) return { kind: "word", value: word, at };
  const number = matchAt(NUMBER, pattern, at);
  if (number !== undefined) return { kind: "number", value: number, at };
  const symbol = matchAt(SYMBOL, pattern, at);
  if (symbol !== undefined) return { kind: "symbol", value: symbol, at };
  throw new StixError("pattern", `unexpected character at ${at}`);
}

function matchAt(shape: RegExp, pattern: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(pattern)?.[0];
}

function blankEnd(pattern: string, at: number): number {
  if (pattern.startsWith("//", at)) {
    const line = pattern.indexOf("\n", at);
    return line === -1 ? pattern.length : line;
  }
  if (pattern.startsWith("/*", at)) {
    const close = pattern.indexOf("*/", at + 2);
    if (close === -1) throw new StixError("pattern", `a comment is not closed at ${at}`);
    return close + 2;
  }
  return at + (matchAt(SPACE, pattern, at)?.length ?? 0);
}

function quoted(pattern: string, open: number): { value: string; end: number } {
  let value = "";
  let from = open + 1;
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === "'") return { value: value + pattern.slice(from, at), end: at + 1 };
    if (pattern[at] !== "\\") continue;
    if (pattern[at + 1] !== "'" && pattern[at + 1] !== "\\") break;
    value += pattern.slice(from, at);
    from = ++at;
  }
  throw new StixError("pattern", `a string is not closed at ${open}, or escapes what needs no escape`);
}
