import assert from "node:assert/strict";
import { test } from "node:test";
import { state } from "../testing/fixtures.ts";
import { nextFor } from "./next.ts";

const names = (...given: Parameters<typeof nextFor>) => nextFor(...given).map(({ name }) => name);

test("a release officer is first led to what waits for a second person", () => {
  assert.deepEqual(names(["release-officer"], state), [
    "approve",
    "release",
    "refusal",
    "recall",
    "standing",
  ]);
});

test("what is not possible now is not offered", () => {
  const { agreement: _, ...bare } = state;
  const nothing = { ...bare, shared: [], waiting: { ...state.waiting, approvals: 0 } };
  assert.deepEqual(names(["release-officer"], nothing), []);
  assert.deepEqual(names(["analyst"], nothing), ["write"]);
});

test("an overseer reads and verifies, and releases nothing", () => {
  assert.deepEqual(names(["overseer"], state), ["entries", "verify"]);
});
