import assert from "node:assert/strict";
import { test } from "node:test";
import { spanOf } from "./span.ts";

test("a length of time is told in the unit it is counted in, in both languages", () => {
  assert.equal(spanOf(0, "en"), "0\u00a0seconds");
  assert.equal(spanOf(90, "en"), "90\u00a0seconds");
  assert.equal(spanOf(12 * 60 + 59, "en"), "12\u00a0minutes");
  assert.equal(spanOf(90 * 60, "fr"), "90\u00a0minutes");
  assert.equal(spanOf(5 * 3600, "fr"), "5\u00a0heures");
  assert.equal(spanOf(2 * 86_400, "fr"), "2\u00a0jours");
  assert.equal(spanOf(1234 * 86_400, "en"), "3\u00a0years");
});
