import assert from "node:assert/strict";
import { test } from "node:test";
import { clockFace } from "./clock-face.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

test("a running clock says what is left, and warns near its end", () => {
  const due = "2026-12-02T12:00:00Z";
  assert.deepEqual(clockFace({ due, state: "running" }, now), {
    says: "left",
    tone: "good",
    amount: 10,
    unit: "day",
  });
  assert.deepEqual(clockFace({ due: "2026-11-23T13:30:00Z", state: "running" }, now), {
    says: "left",
    tone: "warn",
    amount: 25,
    unit: "hour",
  });
  const short = { since: "2026-11-22T11:00:00Z", due: "2026-11-22T19:00:00Z", state: "running" } as const;
  assert.equal(clockFace(short, now)?.tone, "good", "seven of eight hours left is not near the end");
});

test("past its end it says by how much, and at its end that it is due", () => {
  assert.deepEqual(clockFace({ due: "2026-11-18T12:00:00Z", state: "running" }, now), {
    says: "overdue",
    tone: "bad",
    amount: 4,
    unit: "day",
  });
  assert.equal(clockFace({ due: "2026-11-22T12:00:30Z", state: "running" }, now)?.says, "due");
});

test("without an end it says its age; from the future, none", () => {
  assert.deepEqual(clockFace({ since: "2026-11-22T11:15:00Z", state: "running" }, now), {
    says: "open",
    tone: "soft",
    amount: 45,
    unit: "minute",
  });
  assert.equal(clockFace({ since: "2027-01-01T00:00:00Z", state: "running" }, now)?.amount, 0);
});

test("what is done is overdue no more, but was late if it was", () => {
  const due = "2026-11-18T12:00:00Z";
  assert.equal(clockFace({ due, state: "done" }, now)?.says, "done");
  assert.deepEqual(clockFace({ due, ended: "2026-11-21T12:00:00Z", state: "done" }, now), {
    says: "done-late",
    tone: "warn",
    amount: 3,
    unit: "day",
  });
});

test("times that cannot be read are no times", () => {
  assert.equal(clockFace({ since: "soon", due: "never", state: "running" }, now), undefined);
});
