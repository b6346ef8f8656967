import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { REMOVED_LINE, readPortions } from "./portions.ts";
import { readDocument } from "./read.ts";
import { reportText } from "./report-text.ts";

const marks = (text: string) => readPortions(text).map(({ mark }) => mark);

for (const mark of [
  "U",
  "S",
  "C",
  "TS",
  "S//NF",
  "S//REL TO USA, FRA",
  "TS//SI//NF",
  "//XTL S//REL",
  "//NS",
  "NR",
  "DR",
  "NP",
  "S - SPECIAL FRANCE",
  "S – SPÉCIAL FRANCE",
  "TLP:AMBER",
  "TLP:AMBER+STRICT",
  "tlp: green",
  "CUI//SP-PRVCY",
  "QUX//ABC",
  "S//Rel to USA",
]) {
  test(`(${mark}) at the start of a paragraph is its mark`, () => {
    for (const lead of ["", "- ", "1. ", "## ", "> ", "> - ", "  * "]) {
      const [portion, ...others] = readPortions(`${lead}(${mark}) The convoy left.`);
      assert.equal(portion!.mark, mark);
      assert.equal(portion!.text, `${lead}The convoy left.`.trim());
      assert.deepEqual(others, []);
    }
    const [emphatic] = readPortions(`**(${mark})** The convoy left.`);
    assert.equal(emphatic!.mark, mark);
    assert.equal(emphatic!.text, "The convoy left.");
  });
}

for (const words of [
  "(a) first point",
  "(see annex)",
  "(2026) was calm",
  "(Uniform) colours",
  "Report (S)",
  "[U] x",
  "()",
]) {
  test(`"${words}" bears no mark`, () => assert.deepEqual(marks(words), [undefined]));
}

test("blank lines and banners part portions, and belong to none", () => {
  const text = "SECRET\n\n(U) Title\n\n(S) one\nstill one\nSECRET\n(U) two\n   \nthree\n\nSECRET";
  assert.deepEqual(
    readPortions(text).map(({ mark, text: words }) => [mark, words]),
    [
      ["U", "Title"],
      ["S", "one\nstill one"],
      ["U", "two"],
      [undefined, "three"],
    ],
  );
});

test("a marked line never travels under the mark above it", () => {
  assert.deepEqual(marks("(U) one\n(S//NF) two\n- (C) three"), ["U", "S//NF", "C"]);
});

test("a mark broken by a line end is still a mark", () => {
  assert.deepEqual(marks("(U) one\n(S//REL TO USA,\nFRA) two"), ["U", "S//REL TO USA, FRA"]);
  assert.deepEqual(readPortions("(U) one (S//REL TO USA,\nFRA) two")[0]!.inside, ["S//REL TO USA, FRA"]);
});

test("a line with a doubtful mark stands alone, without a mark", () => {
  assert.deepEqual(marks("(U) one\n(s) two\n(nf/x) three"), ["U", undefined, undefined]);
});

test("a mark in the midst of a portion is told, and is a finding of the document", async () => {
  const text = "(U) The boat left. (S//NF) Our man aboard is well.";
  assert.deepEqual(readPortions(text)[0]!.inside, ["S//NF"]);
  const { findings } = await readDocument(Buffer.from(text));
  assert.ok(findings.some(({ code }) => code === "mark-inside"));
});

test("the line of a tearline is no portion", () =>
  assert.deepEqual(marks(`(U) a\n\n${REMOVED_LINE}\n\n(U) b`), ["U", "U"]));

test("portions lie in order, apart, and cover every word outside banners", () => {
  fc.assert(
    fc.property(fc.oneof(reportText(), fc.string({ unit: "binary", maxLength: 300 })), (text) => {
      let end = 0;
      let outside = "";
      for (const [position, portion] of readPortions(text).entries()) {
        assert.equal(portion.index, position);
        assert.ok(portion.start >= end && portion.end > portion.start);
        outside += text.slice(end, portion.start);
        end = portion.end;
      }
      outside += text.slice(end);
      assert.doesNotMatch(outside.replace(/^.*(?:SECRET|TLP).*$|^\s*\[…\]\s*$/gimu, ""), /\S/);
    }),
  );
});

test("a portion read alone says the same of itself", () => {
  fc.assert(
    fc.property(reportText(), (text) => {
      for (const portion of readPortions(text)) {
        const alone = readPortions(text.slice(portion.start, portion.end));
        assert.deepEqual(
          alone.map(({ mark, text: words, inside }) => ({ mark, words, inside })),
          [{ mark: portion.mark, words: portion.text, inside: portion.inside }],
        );
      }
    }),
  );
});

test("a long text of brackets and blanks is read in passing", () => {
  for (const piece of ["(", "(S//", "- ", "> ", "(U)\n", "\n", "**(", " \t"]) {
    assert.ok(Array.isArray(readPortions(piece.repeat(200_000))));
  }
});
