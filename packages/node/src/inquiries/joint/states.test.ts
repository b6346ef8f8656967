import assert from "node:assert/strict";
import { test } from "node:test";
import { inquiryStates } from "@entente/api";
import { inquiryEvents, isOver, next, statesFor } from "./states.ts";

/** The table of inquiry.md §2, written out once more by hand: each state and event, and nothing else is legal. */
const LEGAL = `
proposed draft-terms terms
proposed lapse lapsed
proposed withdraw withdrawn
terms draft-terms terms
terms sign-terms terms
terms all-signed-terms open
terms lapse lapsed
terms withdraw withdrawn
open examine open
open close-evidence evidence-closed
open withdraw withdrawn
evidence-closed examine evidence-closed
evidence-closed draft-finding evidence-closed
evidence-closed all-claims-found draft
evidence-closed dissent evidence-closed
evidence-closed withdraw withdrawn
draft examine draft
draft draft-finding draft
draft dissent draft
draft circulate comment
draft withdraw withdrawn
comment examine comment
comment draft-finding comment
comment dissent comment
comment comment comment
comment finalise final
comment withdraw withdrawn
final decide-report final
final all-decided-report signed
final reopen open
signed decide-publication signed
signed all-consent-publication published
signed reopen open
published reopen open
`;

test("each state and event leads where the sheet says, and nowhere else", () => {
  const legal = new Map(
    LEGAL.trim()
      .split("\n")
      .map((line) => {
        const [state, event, to] = line.split(" ");
        return [`${state} ${event}`, to];
      }),
  );
  for (const state of inquiryStates)
    for (const event of inquiryEvents)
      assert.equal(next(state, event), legal.get(`${state} ${event}`), `${state} ${event}`);
});

test("withdrawing ends where the report is final", () => {
  assert.deepEqual(statesFor("withdraw"), [
    "proposed",
    "terms",
    "open",
    "evidence-closed",
    "draft",
    "comment",
  ]);
});

test("one signature under the terms opens nothing", () => {
  assert.equal(next("terms", "sign-terms"), "terms");
  assert.equal(next("proposed", "sign-terms"), undefined);
});

test("what lapsed or was withdrawn leads nowhere", () => {
  for (const event of inquiryEvents)
    for (const state of ["lapsed", "withdrawn"] as const) assert.equal(next(state, event), undefined);
  assert.deepEqual(inquiryStates.filter(isOver), ["published", "lapsed", "withdrawn"]);
});
