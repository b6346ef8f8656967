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

test("texts of very many paragraphs with nothing in common are compared by looking at each once", () => {
  const many = (mark: string) =>
    Array.from({ length: 200_000 }, (_, n) => `paragraph ${n} ${mark}`).join("\n\n");
  const { gone, come } = changedParagraphs(many("before"), many("after"));
  assert.equal(gone.length, 200_000);
  assert.equal(come.at(-1), "paragraph 199999 after");
});
