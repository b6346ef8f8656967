import assert from "node:assert/strict";
import { test } from "node:test";
import { changedParagraphs } from "./paragraphs.ts";

test("paragraphs that went and that came are told in their order, whatever blank lines stand between", () => {
  assert.deepEqual(changedParagraphs("one\n\ntwo\n\nthree", "zero\n \n\none \n\nthree\n\nfour"), {
    gone: ["two"],
    come: ["zero", "four"],
  });
  assert.deepEqual(changedParagraphs("same\n\ntext", "same\n\ntext"), { gone: [], come: [] });
});

test("a paragraph that was moved, one that was said twice, and one that is said again are told", () => {
  assert.deepEqual(changedParagraphs("a\n\nwe deny it\n\nb\n\nc", "a\n\nb\n\nc\n\nwe deny it"), {
    gone: ["we deny it"],
    come: ["we deny it"],
  });
  assert.deepEqual(changedParagraphs("a\n\na\n\nb", "a\n\nb"), { gone: ["a"], come: [] });
  assert.deepEqual(changedParagraphs("a\n\nb", "a\n\nb\n\na"), { gone: [], come: ["a"] });
});

test("what is blank is no paragraph", () => {
  assert.deepEqual(changedParagraphs("", "\n\nfirst\n\n"), { gone: [], come: ["first"] });
});

test("texts of very many paragraphs with nothing in common are compared in no time that grows with their square", () => {
  const many = (mark: string) =>
    Array.from({ length: 50_000 }, (_, n) => `paragraph ${n} ${mark}`).join("\n\n");
  const { gone, come } = changedParagraphs(many("before"), many("after"));
  assert.equal(gone.length, 50_000);
  assert.equal(come.at(-1), "paragraph 49999 after");
  const numbers = Array.from({ length: 30_000 }, (_, n) => String(n));
  const turned = changedParagraphs(numbers.join("\n\n"), numbers.toReversed().join("\n\n"));
  assert.equal(turned.gone.length, 29_999);
});
