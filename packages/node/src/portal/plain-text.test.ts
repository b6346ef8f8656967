import assert from "node:assert/strict";
import { test } from "node:test";
import { hasUnsafe, sameWords, slugOf, typed, visible } from "./plain-text.ts";

test("controls and marks of direction are named and not obeyed", () => {
  assert.equal(visible("a\u202eb\u0007c\u2066"), "a[U+202E]b[U+0007]c[U+2066]");
  assert.equal(visible("two\r\nlines\tand a tab"), "two\nlines\tand a tab");
  assert.equal(visible("half \ud83d a pair"), "half \ufffd a pair");
  assert.equal(hasUnsafe("plain – words\nof “text”"), false);
  assert.equal(hasUnsafe("\u200f"), true);
});

test("what is typed is trimmed, and its lines end in one way", () => {
  assert.equal(typed("  a\r\nb \n"), "a\nb");
});

test("an address of a title has letters, digits and hyphens only", () => {
  assert.equal(slugOf("Déclaration conjointe : l’enquête n° 1"), "declaration-conjointe-l-enquete-n-1");
  assert.equal(slugOf("../../<script>"), "script");
  assert.equal(slugOf("日本"), "-");
  assert.ok(slugOf("long ".repeat(100)).length <= 60);
});

test("the same words in other clothes are the same words", () => {
  assert.ok(sameWords("The Parties  agree.", "the parties agree"));
  assert.ok(!sameWords("The parties agree.", "The parties disagree."));
});
