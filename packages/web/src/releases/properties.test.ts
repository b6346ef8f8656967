import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compared, isTaken, propertiesOf } from "./properties.ts";

test("properties are named by the selectors with which they are taken out", () => {
  const { properties } = propertiesOf({ type: "indicator", external_references: [{ url: "x" }], labels: [] });
  assert.deepEqual(
    properties.map(({ selector, value }) => [selector, value]),
    [
      ["type", "indicator"],
      ["external_references", ""],
      ["external_references.[0]", ""],
      ["external_references.[0].url", "x"],
      ["labels", "[]"],
    ],
  );
});

test("what lies inside of what is taken out is taken out", () => {
  const taken = new Set(["external_references.[0]"]);
  assert.ok(isTaken("external_references.[0].url", taken));
  assert.ok(!isTaken("external_references.[1].url", taken));
  assert.ok(!isTaken("external_references", taken));
});

test("beside each other, what stays, what differs and what is added are told apart", () => {
  const { held, leaves } = compared({ a: 1, b: 2, c: 3 }, { a: 1, b: 4, d: 5 });
  assert.deepEqual(
    held.map(({ name, fate }) => [name, fate]),
    [
      ["a", "same"],
      ["b", "changed"],
      ["c", "taken"],
    ],
  );
  assert.deepEqual(leaves.at(-1)?.fate, "added");
});

test("an object of any depth, width or content is laid out within bounds", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 12 }), (value) => {
      assert.ok(propertiesOf(JSON.parse(JSON.stringify(value))).properties.length <= 400);
    }),
  );
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`p${n}`, "x".repeat(1000)]));
  const { properties, more } = propertiesOf(wide);
  assert.deepEqual([properties.length, more], [400, 9600]);
});
