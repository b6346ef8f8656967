import assert from "node:assert/strict";
import { test } from "node:test";
import { state } from "../testing/fixtures.ts";
import { verdictOf } from "./verdict.ts";

const agreement = state.agreement ?? assert.fail("the fixture has an agreement");

test("with an agreement in force and nothing in the way, releases may go", () => {
  assert.deepEqual(verdictOf(state), { is: "open", until: agreement.until });
});

test("suspended areas limit releases", () => {
  const limited = { ...state, agreement: { ...agreement, suspendedAreas: ["cyber-threats"] } };
  assert.deepEqual(verdictOf(limited), { is: "limited", until: agreement.until, areas: ["cyber-threats"] });
});

test("whatever stops releases is said, also when an area is suspended", () => {
  const stopped = {
    ...state,
    agreement: { ...agreement, suspendedAreas: ["cyber-threats"] },
    stopped: "the partner's log forked",
  };
  assert.deepEqual(verdictOf(stopped), {
    is: "stopped",
    until: agreement.until,
    why: "the partner's log forked",
  });
});

test("without an agreement nothing may be released", () => {
  const { agreement: _, ...bare } = state;
  assert.deepEqual(verdictOf(bare), { is: "no-agreement" });
});

test("a state that is not known is never a permission", () => {
  for (const unknown of ["suspended", "expired", "draft", "something-new", "", "constructor"]) {
    const verdict = verdictOf({ ...state, agreement: { ...agreement, state: unknown } });
    assert.deepEqual(verdict, { is: "not-in-force", state: unknown });
  }
});

test("a denounced agreement holds until its notice has run", () => {
  assert.equal(verdictOf({ ...state, agreement: { ...agreement, state: "denounced" } }).is, "open");
});
