import assert from "node:assert/strict";
import { test } from "node:test";
import { spanText } from "./span-text.ts";

test("a clause's duration is said in the reader's language; what is none stays as it is", () => {
  assert.equal(spanText("P1D", "en"), "1 day");
  assert.equal(spanText("P14D", "fr"), "14\u00a0jours");
  assert.equal(spanText("PT8H", "en"), "8 hours");
  assert.equal(spanText("P1M", "en"), "P1M");
  assert.equal(spanText("P1DT4H", "en"), "P1DT4H");
});
