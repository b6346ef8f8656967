import assert from "node:assert/strict";
import { test } from "node:test";
import { frameworkOf } from "./framework.ts";

const name = (text: string) => ({ en: text, fr: text });
const document = {
  vocab: {
    areas: [{ code: "cyber-threats", name: name("cyber threats") }],
    purposes: [{ code: "cyber-defence", name: name("cyber defence") }],
    classes: [{ code: "foreign-minister", name: name("the foreign minister") }],
  },
  clauses: [
    {
      id: "9.1",
      kind: "operations",
      params: { techniques: ["cable-access"], places: ["open-sea"], purposes: ["cyber-defence", "other"] },
    },
    { id: "9.2", kind: "no-target", params: { offices: ["foreign-minister"], classes: ["judges"] } },
  ],
};

test("what is admitted and who is spared is read from the clauses, in the agreement's own words where it has some", () => {
  const found = frameworkOf(document);
  assert.deepEqual([found.techniques, found.places], [["cable-access"], ["open-sea"]]);
  assert.deepEqual(found.purposes, [
    { code: "cyber-defence", name: name("cyber defence") },
    { code: "other", name: name("other") },
  ]);
  assert.deepEqual(
    found.spared.map((one) => one.name.en),
    ["the foreign minister", "judges"],
  );
});

test("a document without such clauses, or of another shape, admits nothing", () => {
  for (const other of [
    undefined,
    {},
    { clauses: "none", vocab: [] },
    { clauses: [{ kind: "operations" }] },
  ]) {
    const { techniques, places, purposes, spared } = frameworkOf(other);
    assert.deepEqual([techniques, places, purposes, spared], [[], [], [], []]);
  }
});
