import assert from "node:assert/strict";
import { test } from "node:test";
import { codesIn, endOf, instantOf, linesIn, startIfSaid, startOf } from "./written.ts";

test("codes stand between commas, semicolons and spaces, in one line or several", () => {
  assert.deepEqual(codesIn(" counter-terrorism, cyber;XOS\nXTL,, "), [
    "counter-terrorism",
    "cyber",
    "XOS",
    "XTL",
  ]);
  assert.deepEqual(codesIn(" , "), []);
});

test("a line may hold spaces; an empty one is none", () => {
  assert.deepEqual(linesIn(" Head of mission \n\n Desk for cyber"), ["Head of mission", "Desk for cyber"]);
});

test("a day begins and ends in UTC, and a moment is one of UTC to the minute", () => {
  assert.equal(startOf("2031-05-05"), "2031-05-05T00:00:00Z");
  assert.equal(startIfSaid("2031-05-05"), "2031-05-05T00:00:00Z");
  assert.equal(startIfSaid(""), undefined);
  assert.equal(endOf("2031-05-05"), "2031-05-05T23:59:59Z");
  assert.equal(instantOf("2031-05-05T18:00"), "2031-05-05T18:00:00Z");
  assert.equal(instantOf("2031-05-05T18:00:59"), "2031-05-05T18:00:00Z");
});
