import assert from "node:assert/strict";
import { test } from "node:test";
import { pressed } from "./selection.ts";

const shown = ["a", "b", "c", "d", "e"];
const press = (selected: string[], product: string, on: boolean, range: boolean, last?: string) =>
  [...pressed(new Set(selected), shown, { product, on, range, last })].sort().join("");

test("a box selects its product, and pressed again no longer", () => {
  assert.equal(press([], "b", true, false), "b");
  assert.equal(press(["b"], "b", false, false, "b"), "");
});

test("with Shift, all between two are selected or unselected, in either direction", () => {
  assert.equal(press(["b"], "d", true, true, "b"), "bcd");
  assert.equal(press(["d"], "a", true, true, "d"), "abcd");
  assert.equal(press(["a", "b", "c", "d"], "b", false, true, "c"), "ad");
});

test("a range from a product that is no longer shown is only the one pressed", () => {
  assert.equal(press(["z"], "b", true, true, "z"), "bz");
});
