import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";
import type { Facts } from "../facts.ts";
import { writeAgreement } from "../read.ts";
import { ARVENIA, clauseOf, OSTRAND, permitted, recipient } from "../testing.ts";
import { consent, document, inState, marked, operating, passedOn } from "./cases.ts";
import { clauseKinds, type Kind } from "./index.ts";

it("every kind is in the agreement tried here, which is a valid one", () => {
  const found = new Set(document.clauses.map(({ kind }) => kind));
  assert.deepEqual([...found].sort(), Object.keys(clauseKinds).sort());
  assert.ok(writeAgreement(document).length > 0);
});

it("a clause that no party can lift is never curable", () => {
  for (const [kind, facts] of [
    ["caveat-bar", permitted(marked({ caveats: ["NOFORN"] }))],
    ["no-target", operating({ targets: [{ office: "head-of-state", class: "none" }] })],
  ] as const) {
    const clause = clauseOf(document, kind);
    const outcome = clauseKinds[kind].prepare(clause.params, document, clause)(facts);
    assert.ok(outcome.t === "violation" && !outcome.curable);
  }
});

it("an area may have a lower ceiling, a shorter time and a locked level", () => {
  const run = (kind: Kind, params: object, facts: Facts) => {
    const clause = clauseOf(document, kind);
    return clauseKinds[kind].prepare({ ...clause.params, ...params }, document, clause)(facts);
  };
  const low = { perArea: [{ area: "kessel-strait", originator: ARVENIA, level: "NP" }] };
  const above = run("ceiling", low, permitted());
  assert.ok(above.t === "violation" && above.code === "above-area-ceiling");
  assert.equal(run("ceiling", low, permitted({ areas: ["ransomware"] })).t, "permit");
  const short = { perArea: [{ area: "kessel-strait", maxDays: 30 }] };
  const kept = run("retention", short, permitted({ areas: ["kessel-strait", "ransomware"] }));
  assert.ok(kept.t === "obligations" && kept.obligations[0]?.within === "P30D");
  const locked = { locked: { levels: [{ originator: ARVENIA, level: "DR" }], role: "director" } };
  const shut = run("two-person", locked, permitted());
  assert.ok(shut.t === "violation" && shut.code === "locked-level");
  const { approvals } = permitted();
  assert.ok(approvals !== "unknown");
  const director = [...approvals, { person: "director-1", role: "director" }];
  assert.equal(run("two-person", locked, permitted({ approvals: director })).t, "permit");
});

it("an overdue review suspends where the parties say so", () => {
  const clause = clauseOf(document, "review");
  const predicate = clauseKinds.review.prepare(
    { ...clause.params, overdueEffect: "suspend" },
    document,
    clause,
  );
  const outcome = predicate(inState({ reviewOverdue: true }));
  assert.ok(outcome.t === "violation" && outcome.code === "review-overdue");
});

it("every kind is tried on cases of its own", () => {
  const folder = new URL("./", import.meta.url);
  const tried = readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/^tryKind\("([a-z-]+)"/gm)])
    .map((match) => match[1]);
  assert.deepEqual(tried.toSorted(), Object.keys(clauseKinds).sort());
});

it("a time that is no time is a missing fact, never a far-away one", () => {
  const codes = (kind: Kind, facts: Facts): readonly string[] => {
    const clause = clauseOf(document, kind);
    const outcome = clauseKinds[kind].prepare(clause.params, document, clause)(facts);
    return outcome.t === "violation" ? [outcome.code] : [];
  };
  assert.deepEqual(codes("term", permitted({ now: "yesterday" })), ["missing-fact"]);
  assert.deepEqual(codes("retention", permitted({ sourcesUntil: "later" })), ["missing-fact"]);
  const { direction: _towards, ...listed } = clauseOf(document, "recipients");
  const named = { ...listed.params, organisations: ["TLV-SIS"] };
  const later = permitted({ recipient: { ...recipient, until: "later" } });
  const outcome = clauseKinds.recipients.prepare(named, document, listed)(later);
  assert.ok(outcome.t === "violation" && outcome.code === "missing-fact");
  const forever = consent("onward", { to: OSTRAND, expires: "zzzz" });
  assert.deepEqual(codes("onward", passedOn({ consents: forever })), ["no-onward-consent"]);
  const { note, approvals } = permitted();
  assert.ok(typeof note === "object" && typeof approvals === "object");
  const standing = { id: "s", covers: true, until: "zzzz", quotaLeft: 1, author: "a", approvals, note };
  assert.deepEqual(codes("two-person", permitted({ approvals: [], standing })), ["too-few-approvers"]);
});
