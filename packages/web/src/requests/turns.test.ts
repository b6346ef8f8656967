import assert from "node:assert/strict";
import { test } from "node:test";
import type { RequestView } from "@entente/api";
import { laneOf, turnOf } from "./turns.ts";

const asked = { askedBy: "ours", closed: false, state: "lodged", overdue: false } as RequestView;
const support = { resource: "airlift", unit: "flights", asked: 12 } as const;

test("whoever was asked answers, and whoever asked says whether it satisfies", () => {
  assert.deepEqual(turnOf(asked), { whose: "theirs", step: "answer" });
  assert.deepEqual(turnOf({ ...asked, askedBy: "theirs" }), { whose: "ours", step: "answer" });
  assert.deepEqual(turnOf({ ...asked, state: "partly" }), { whose: "theirs", step: "answer" });
  assert.deepEqual(turnOf({ ...asked, state: "refused" }), { whose: "ours", step: "judge" });
});

test("support that was accepted is delivered, and then acknowledged by whoever asked", () => {
  const accepted = {
    ...asked,
    askedBy: "theirs",
    what: "support",
    state: "answered",
    support: { ...support, accepted: 12, delivered: 8, acknowledged: 7 },
  } as RequestView;
  assert.deepEqual(turnOf(accepted), { whose: "ours", step: "deliver" });
  const delivered = { ...accepted, support: { ...support, accepted: 12, delivered: 12, acknowledged: 7 } };
  assert.deepEqual(turnOf(delivered), { whose: "theirs", step: "acknowledge" });
});

test("a closed request is nobody's turn, and a late one stands with the late ones whatever its state", () => {
  assert.equal(turnOf({ ...asked, closed: true }), undefined);
  assert.equal(laneOf({ ...asked, state: "partly", overdue: true }), "overdue");
  assert.equal(laneOf({ ...asked, state: "refused" }), "answered");
});
