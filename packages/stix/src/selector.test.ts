import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveSelector, type StixObject } from "./index.ts";

const object: StixObject = {
  type: "file",
  id: "file--x",
  hashes: { MD5: "00", "SHA-256": "11" },
  external_references: [{ source_name: "a" }, { source_name: "b", url: "u" }],
  size: 0,
  name: "",
  nested: [[1, [2]]],
};

test("a selector names properties and list positions, joined by dots", () => {
  for (const selector of [
    "id",
    "hashes",
    "hashes.MD5",
    "hashes.SHA-256",
    "external_references.[1].url",
    "external_references.[0]",
    "size",
    "name",
    "nested.[0].[1].[0]",
  ]) {
    assert.ok(resolveSelector(object, selector), selector);
  }
});

test("what is not there, or not a selector, does not resolve", () => {
  for (const selector of [
    "",
    ".",
    "hashes.",
    ".hashes",
    "hashes.MD4",
    "external_references.[2]",
    "external_references.[0].url",
    "external_references.0",
    "external_references[0]",
    "external_references.[01]",
    "external_references.[-1]",
    "hashes.[0]",
    "name.length",
    "external_references.length",
    "constructor",
    "toString",
    "hashes.hasOwnProperty",
    "size.toFixed",
    "nested.[0].[1].[0].x",
    `id.${"x.".repeat(100_000)}`,
  ]) {
    assert.ok(!resolveSelector(object, selector), selector.slice(0, 50));
  }
});
