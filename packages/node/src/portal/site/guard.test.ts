import assert from "node:assert/strict";
import { test } from "node:test";
import { FormGuard, TOKEN, TRAP } from "./guard.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const times = { leastMs: 1000, mostMs: 60_000 };
const form = (token: string, more: Record<string, string> = {}) =>
  new URLSearchParams({ text: "Hello", [TOKEN]: token, ...more });

test("a form counts that was shown here, about this, neither just now nor long ago", () => {
  const guard = new FormGuard(times);
  const token = guard.token("comment A", NOW);
  const judged = (sent: URLSearchParams, at: number, about = "comment A") =>
    guard.suspicion(sent, about, NOW + at);
  assert.equal(judged(form(token), 1000), undefined);
  assert.equal(judged(form(token), 999), "soon");
  assert.equal(judged(form(token), 60_001), "late");
  assert.equal(judged(form(token), 2000, "comment B"), "late");
  assert.equal(judged(form(token, { [TRAP]: "https://spam.example" }), 2000), "trap");
  for (const nothing of ["", "a", "a.b", "x".repeat(5000)]) assert.equal(judged(form(nothing), 2000), "none");
  assert.equal(judged(form(`${token.slice(0, -2)}AA`), 2000), "late");
  assert.equal(new FormGuard(times).suspicion(form(token), "comment A", NOW + 2000), "late");
});

test("the same form with the same words has one status address; another has another", () => {
  const guard = new FormGuard(times);
  const token = guard.token("comment A", NOW);
  const first = guard.secret(form(token), "comment A");
  assert.match(first, /^[\w-]{22}$/);
  assert.equal(guard.secret(form(token), "comment A"), first);
  assert.notEqual(guard.secret(form(guard.token("comment A", NOW)), "comment A"), first);
  assert.notEqual(guard.secret(form(token, { text: "Other" }), "comment A"), first);
});
