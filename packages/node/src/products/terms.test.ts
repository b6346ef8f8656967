import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "./document/index.ts";
import { searchTerms, termsOf } from "./terms.ts";

const finds = (query: string, text: string): boolean => {
  const asked = searchTerms(query);
  const indexed = new Set([...words(text)].flatMap(termsOf));
  if (asked === undefined || !asked.terms.every((term) => indexed.has(term))) return false;
  return asked.confirm?.(text) ?? true;
};

const text = "APT-Group moved Zymurgists through host evil.example.org and Besançon";

for (const query of [
  "zymurgists",
  "zym*",
  "zymu*",
  "zymur*",
  "zymurgis*",
  "zymurgists*",
  "apt-gro*",
  "example.org",
  "evil.exam*",
  "besancon moved",
  "BESANÇON",
]) {
  test(`"${query}" is found`, () => assert.equal(finds(query, text), true));
}

for (const query of [
  "zymurgist",
  "zymurgisx*",
  "zymux*",
  "apt-gru*",
  "moved elsewhere",
  "^zym",
  "zymurgists absent*",
]) {
  test(`"${query}" is not found`, () => assert.equal(finds(query, text), false));
}

test("nothing to search, or a beginning that is too short, is no question", () => {
  for (const query of ["", "  ", "***", "zy*", "…"]) assert.equal(searchTerms(query), undefined);
});
