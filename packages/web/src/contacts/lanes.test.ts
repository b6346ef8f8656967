import assert from "node:assert/strict";
import { test } from "node:test";
import { laneOf, turnOf } from "./lanes.ts";

const evidence = [{ evidence: "01", at: "2031-06-01T00:00:00Z" }];
const given = { side: "theirs", state: "open", overdue: false, evidence: [] } as const;

test("an undertaking without evidence is its owner's to show, and with evidence the other party's to assess", () => {
  assert.deepEqual([laneOf(given), turnOf(given)], ["due", { whose: "theirs", step: "show" }]);
  const shown = { ...given, evidence };
  assert.deepEqual([laneOf(shown), turnOf(shown)], ["evidence", { whose: "ours", step: "assess" }]);
});

test("partly met is still owed, and late stands with the late", () => {
  const partly = { ...given, state: "partly", evidence } as const;
  assert.deepEqual([laneOf(partly), turnOf(partly)], ["evidence", { whose: "theirs", step: "show" }]);
  assert.equal(laneOf({ ...partly, overdue: true }), "overdue");
});

test("met, missed and lapsed are nobody's turn", () => {
  for (const state of ["met", "missed", "lapsed"] as const) {
    const over = { ...given, state, overdue: true, evidence };
    assert.deepEqual([laneOf(over), turnOf(over)], ["settled", undefined]);
  }
});
