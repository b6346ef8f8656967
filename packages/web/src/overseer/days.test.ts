import assert from "node:assert/strict";
import { test } from "node:test";
import { endOf, lastBefore, startOf } from "./days.ts";

test("a period goes on until the end of the day it names last, and shows that day", () => {
  assert.equal(startOf("2026-11-22"), "2026-11-22T00:00:00Z");
  assert.equal(endOf("2026-11-22"), "2026-11-23T00:00:00Z");
  assert.equal(endOf("2026-12-31"), "2027-01-01T00:00:00Z");
  assert.equal(lastBefore(endOf("2026-11-22")).slice(0, 10), "2026-11-22");
});
