import assert from "node:assert/strict";
import { test } from "node:test";
import { drawRandom } from "./index.ts";

test("what is drawn is never drawn again, and has the length that was asked for", () => {
  const drawn = Array.from({ length: 2000 }, () => drawRandom(16));
  assert.ok(drawn.every((bytes) => bytes.length === 16));
  assert.equal(new Set(drawn.map((bytes) => bytes.toHex())).size, drawn.length);
});

test("what was drawn stays as it is while the pool goes on", () => {
  const first = drawRandom(10);
  const before = first.toHex();
  for (let n = 0; n < 1000; n++) drawRandom(16);
  assert.equal(first.toHex(), before);
});

test("more than the pool holds is refused", () => {
  assert.throws(() => drawRandom(4097), RangeError);
});
