import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./index.ts";

test("names, descriptions, aliases and the values of a pattern are worth indexing", () => {
  const texts = textOf({
    type: "indicator",
    id: "indicator--x",
    name: "Beacon",
    description: "Near Port Alder.",
    aliases: ["TINCUP", "Tin Cup"],
    labels: ["energy"],
    pattern: "[domain-name:value = 'a.example' AND file:hashes.'SHA-256' = 'ab\\'cd']",
    pattern_type: "stix",
    external_references: [{ source_name: "case-book", external_id: "CB-1" }],
  });
  for (const word of [
    "Beacon",
    "Near Port Alder.",
    "TINCUP",
    "Tin Cup",
    "energy",
    "a.example",
    "ab'cd",
    "CB-1",
  ]) {
    assert.ok(texts.includes(word), word);
  }
});

test("an observable is found by what it is", () => {
  assert.deepEqual(textOf({ type: "ipv4-addr", id: "x", value: "192.0.2.1" }), ["192.0.2.1"]);
  assert.deepEqual(textOf({ type: "file", id: "x", name: "a.bin", hashes: { MD5: "00" }, size: 4 }), [
    "a.bin",
    "00",
  ]);
  assert.deepEqual(textOf({ type: "autonomous-system", id: "x", number: 64500 }), ["64500"]);
});

test("a pattern in another language is indexed whole", () => {
  assert.deepEqual(textOf({ type: "indicator", id: "x", pattern: "rule a { condition: true } // '" }), [
    "rule a { condition: true } // '",
  ]);
});

test("the amount of text is bounded, and never ends in half a character", () => {
  const texts = textOf({ type: "note", id: "x", content: "😀".repeat(200_000), abstract: "x" });
  assert.ok(texts.join("").length <= 262_144);
  for (const text of texts) assert.ok(text.isWellFormed());
});
