import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readBlocks } from "./blocks.ts";

test("a tree of known shapes is read as it is", () => {
  const paragraph = { type: "paragraph", children: [{ type: "text", text: "one" }, { type: "break" }] };
  assert.deepEqual(readBlocks([paragraph, { type: "rule" }]), [paragraph, { type: "rule" }]);
});

test("unknown shapes are left out, and their neighbours stay", () => {
  const html = { type: "html", text: "<script>" };
  assert.deepEqual(readBlocks([html, { type: "quote", children: [html, { type: "rule" }] }]), [
    { type: "quote", children: [{ type: "rule" }] },
  ]);
});

test("a link keeps its words and its host, and loses its address", () => {
  const link = { type: "link", text: "here", href: "https://port.example/", host: "port.example" };
  const [block] = readBlocks([{ type: "paragraph", children: [link] }]);
  assert.deepEqual(block, {
    type: "paragraph",
    children: [{ type: "link", text: "here", host: "port.example" }],
  });
});

test("nothing that JSON can hold makes the reading fail", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(readBlocks(value))));
});
