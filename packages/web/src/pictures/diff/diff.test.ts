import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Block,
  BY_PARAGRAPHS,
  compareTexts,
  compareWords,
  ENDS_ONLY,
  type Piece,
  paragraphsOf,
  wayOf,
} from "./compare.ts";
import { fold, foldWords } from "./fold.ts";

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const side = (blocks: readonly Block[], which: "before" | "after") =>
  blocks.map((block) => (block.kind === "same" ? block.text : textOf(block[which]))).join("");

const lines = (from: number, to: number, mark = "") =>
  Array.from({ length: to - from }, (_, n) => `line ${from + n}${mark}\n`).join("");

test("a changed line is told by its words", () => {
  const blocks = compareTexts("one\nkeep this word\nend\n", "one\nkeep that word\nend\n", "lines");
  assert.deepEqual(blocks[1], {
    kind: "changed",
    before: [
      { kind: "same", text: "keep " },
      { kind: "removed", text: "this" },
      { kind: "same", text: " word\n" },
    ],
    after: [
      { kind: "same", text: "keep " },
      { kind: "added", text: "that" },
      { kind: "same", text: " word\n" },
    ],
  });
});

test("each side of a comparison is its text, whatever the texts", () => {
  const pairs: [string, string][] = [
    ["", "new"],
    ["old", ""],
    ["a\n\nb", "b\n\na\n"],
    [lines(0, 50), lines(20, 70)],
    ["x y z", "quite another sentence"],
    ["no end of line", "no end of line\n"],
  ];
  for (const by of ["lines", "paragraphs"] as const) {
    for (const [before, after] of pairs) {
      const blocks = compareTexts(before, after, by);
      assert.equal(side(blocks, "before"), before);
      assert.equal(side(blocks, "after"), after);
    }
  }
});

test("texts without anything in common are given up on and shown whole, between their common ends", () => {
  const before = `same head\n${lines(0, 9000, " before")}same tail\n`;
  const after = `same head\n${lines(0, 9000, " after")}same tail\n`;
  const blocks = compareTexts(before, after, "lines");
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ["same", "changed", "same"],
  );
  assert.equal(side(blocks, "before"), before);
  assert.equal(side(blocks, "after"), after);
});

test("words of many changed lines are compared up to a budget, then the lines are shown whole", () => {
  const many = Array.from({ length: 300 }, (_, n) => `${"word ".repeat(100)}${n}\nkept ${n}\n`).join("");
  const blocks = compareTexts(many, many.replaceAll(/\d+\nkept/g, "other\nkept"), "lines");
  const changed = blocks.filter((block) => block.kind === "changed");
  assert.ok(changed[0]!.before.length > 1, "the first by its words");
  assert.equal(changed.at(-1)!.before.length, 1, "the last whole");
});

test("the longer text decides how they are compared", () => {
  assert.equal(wayOf("", "a".repeat(BY_PARAGRAPHS)), "lines");
  assert.equal(wayOf("", "a".repeat(BY_PARAGRAPHS + 1)), "paragraphs");
  assert.equal(wayOf("a".repeat(ENDS_ONLY + 1), ""), "ends");
});

test("paragraphs joined again are the text", () => {
  for (const text of ["", "\n\n", "a", "a\nb\n\n\nc", "\na\n\nb\n"]) {
    assert.equal(paragraphsOf(text).join(""), text);
  }
  assert.equal(paragraphsOf("a\nb\n\nc\n").length, 2);
});

test("unchanged stretches are folded, but for three lines beside a change", () => {
  const before = `${lines(0, 20)}old\n${lines(20, 40)}`;
  const folded = fold(compareTexts(before, before.replace("old", "new"), "lines"));
  assert.deepEqual(
    folded.map((block) => [block.kind, "count" in block ? block.count : 1]),
    [
      ["folded", 17],
      ["same", 3],
      ["changed", 1],
      ["same", 3],
      ["folded", 17],
    ],
  );
  assert.match((folded[1] as { text: string }).text, /^line 17\n/);
});

test("what would hide two lines or all of a text is not folded", () => {
  assert.deepEqual(
    fold(compareTexts(`a\nb\nold\n`, `a\nb\nnew\n`, "lines")).map(({ kind }) => kind),
    ["same", "changed"],
  );
  assert.deepEqual(
    fold(compareTexts(lines(0, 40), lines(0, 40), "lines")).map(({ kind }) => kind),
    ["same"],
  );
});

test("words are compared as one run, and long unchanged runs are folded at a space", () => {
  const long = "and so forth ".repeat(80);
  const pieces = compareWords(`within 30 days ${long}`, `within 60 days ${long}`);
  assert.deepEqual(
    pieces.map(({ kind }) => kind),
    ["same", "removed", "added", "same"],
  );
  const folded = foldWords(pieces);
  assert.equal(folded.at(-1)!.kind, "folded");
  assert.equal(folded.map(({ text }) => text).join(""), pieces.map(({ text }) => text).join(""));
  assert.match(folded.at(-1)!.text, /^ /);
});
