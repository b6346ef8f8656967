import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOfHour, periodOf } from "./period.ts";

test("the period of a register begins with the hour of its first row and ends after the hour of its last", () => {
  const batches = [
    { first: "2031-04-02T10:59:59Z", last: "2031-04-03T00:00:00Z" },
    { first: "2031-04-01T07:15:00Z", last: "2031-04-02T11:30:00Z" },
  ];
  assert.deepEqual(periodOf(batches), { from: "2031-04-01T07:00", to: "2031-04-03T01:00" });
  assert.equal(instantOfHour("2031-04-01T07:00"), "2031-04-01T07:00:00Z");
});

test("an empty register has no period", () => assert.deepEqual(periodOf([]), { from: "", to: "" }));
