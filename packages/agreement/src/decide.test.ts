import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClauseKind } from "./clause-kind.ts";
import { clauseKinds } from "./clauses/index.ts";
import { compile } from "./compile.ts";
import { decide, verdictOf } from "./decide.ts";
import type { Facts } from "./facts.ts";
import {
  ARVENIA,
  clauseOf,
  NOW,
  OSTRAND,
  permitted,
  recipient,
  servicesAgreement,
  TALVIA,
} from "./testing.ts";

const document = servicesAgreement();
const compiled = compile(document);
const codes = (facts: Facts): readonly string[] => decide(compiled, facts).violations.map(({ code }) => code);

describe("decide", () => {
  it("permits a release that every clause permits, and says what it obliges to", () => {
    const decision = decide(compiled, permitted());
    assert.deepEqual(decision.violations, []);
    assert.equal(decision.verdict, "permit-with-obligations");
    const types = new Set(decision.obligations.map(({ type }) => type));
    for (const type of ["mark", "retain-until", "no-onward"] as const) assert.ok(types.has(type), type);
    assert.equal(decision.agreement.hash, compiled.hash);
    assert.ok(decision.evaluated.length >= 20);
  });

  it("turns retention into a date, never later than that of the sources or of the recipient", () => {
    const until = (facts: Facts): string | undefined =>
      decide(compiled, facts).obligations.find(({ type }) => type === "retain-until")?.by;
    assert.equal(until(permitted()), "2027-11-20T10:00:00Z");
    assert.equal(until(permitted({ sourcesUntil: "2027-01-01T00:00:00Z" })), "2027-01-01T00:00:00Z");
    const ends = { ...recipient, until: "2026-12-01T00:00:00Z" };
    assert.equal(until(permitted({ recipient: ends })), "2026-12-01T00:00:00Z");
  });

  it("lists every clause that forbids, not only the first", () => {
    const found = codes(permitted({ areas: ["elsewhere"], purpose: "curiosity", approvals: [] }));
    for (const code of ["area-not-covered", "purpose-not-covered", "too-few-approvers"])
      assert.ok(found.includes(code), code);
  });

  it("shows missing approvals as an obligation in a draft and as a violation at the end", () => {
    const draft = decide(compiled, permitted({ approvals: [], stage: "draft" }));
    assert.equal(draft.verdict, "permit-with-obligations");
    const wanted = draft.obligations.find(({ type }) => type === "second-approval");
    assert.deepEqual(wanted?.detail, { approvers: 2, roles: ["release-officer"] });
    assert.equal(wanted?.phase, "before");
    assert.deepEqual(codes(permitted({ approvals: [] })), ["too-few-approvers"]);
  });

  it("gives the same decision for the same facts, and another id for others", () => {
    assert.deepEqual(decide(compiled, permitted()), decide(compile(servicesAgreement()), permitted()));
    assert.notEqual(decide(compiled, permitted()).id, decide(compiled, permitted({ bytes: 4097 })).id);
  });

  it("refuses an empty, unknown or absent recipient", () => {
    for (const [facts, code] of [
      [permitted({ recipient: "nobody" }), "nobody"],
      [permitted({ recipient: "unknown" }), "missing-fact"],
      [permitted({ recipient: { ...recipient, organisation: "" } }), "nobody"],
    ] as const)
      assert.ok(codes(facts).includes(code), code);
  });

  it("knows no wildcard: a star names no organisation and no party", () => {
    assert.ok(
      codes(permitted({ recipient: { ...recipient, organisation: "*" } })).includes(
        "organisation-not-listed",
      ),
    );
    assert.deepEqual(codes(permitted({ to: "*" })), ["not-a-party"]);
  });

  it("refuses parties, directions and actions the agreement does not know", () => {
    assert.deepEqual(codes(permitted({ to: OSTRAND })), ["not-a-party"]);
    assert.deepEqual(codes(permitted({ to: ARVENIA })), ["no-clause"]);
    assert.deepEqual(codes(permitted({ action: "publish" as Facts["action"] })), ["unknown-action"]);
  });

  it("permits nothing in an agreement without the clause that enables the act", () => {
    const without = compile({
      ...document,
      clauses: document.clauses.filter(({ kind }) => kind !== "matching"),
    });
    const match = permitted({
      action: "match",
      match: { protocol: "voprf-p256-sha256", setSize: 5, reveal: "count" },
    });
    assert.deepEqual(
      decide(without, match).violations.map(({ code }) => code),
      ["no-clause"],
    );
    assert.equal(verdictOf(without, match), "refuse");
  });

  it("refuses by the clause whose kind it does not know", () => {
    const odd = { ...clauseOf(document, "areas"), id: "9.9", kind: "condition" };
    const decision = decide(compile({ ...document, clauses: [...document.clauses, odd] }), permitted());
    assert.deepEqual(
      decision.violations.map(({ clause, code }) => [clause, code]),
      [["9.9", "unknown-kind"]],
    );
  });

  it("is not fooled by a kind named like a property of every object", () => {
    const odd = { ...clauseOf(document, "areas"), id: "9.9", kind: "toString" };
    assert.equal(
      decide(compile({ ...document, clauses: [...document.clauses, odd] }), permitted()).verdict,
      "refuse",
    );
  });
});

describe("a predicate that does not keep its word is a violation of its own clause", () => {
  const rubbish: Readonly<Record<string, () => unknown>> = {
    throws: () => {
      throw new Error("broken");
    },
    "returns nothing": () => undefined,
    "returns a promise": () => Promise.resolve({ t: "permit", applies: true }),
    "returns an unknown shape": () => ({ t: "maybe" }),
    "permits without saying whether it applies": () => ({ t: "permit" }),
    "obliges to nothing": () => ({ t: "obligations", obligations: [] }),
    "forbids without a code": () => ({ t: "violation" }),
    "returns true": () => true,
  };
  for (const [name, predicate] of Object.entries(rubbish))
    it(name, () => {
      const broken: ClauseKind = { ...clauseKinds.areas, prepare: () => predicate as never };
      const engine = compile(document, { kinds: { ...clauseKinds, areas: broken } });
      const { violations } = decide(engine, permitted());
      assert.deepEqual(
        violations.map(({ kind, code }) => [kind, code]),
        [["areas", "engine-error"]],
      );
      assert.equal(verdictOf(engine, permitted()), "refuse");
    });

  it("and so is one that cannot be made ready", () => {
    const broken: ClauseKind = {
      ...clauseKinds.areas,
      prepare: () => {
        throw new Error("broken");
      },
    };
    const engine = compile(document, { kinds: { ...clauseKinds, areas: broken } });
    assert.deepEqual(
      decide(engine, permitted()).violations.map(({ code }) => code),
      ["engine-error"],
    );
  });

  it("an obligation the calling code does not carry out refuses", () => {
    const engine = compile(document, {
      enforces: ["mark", "no-onward", "notify", "feedback-due", "attach-notice"],
    });
    const { violations } = decide(engine, permitted());
    assert.deepEqual(
      violations.map(({ kind, code }) => [kind, code]),
      [["retention", "unknown-obligation"]],
    );
    assert.equal(verdictOf(engine, permitted()), "refuse");
  });

  it("facts that cannot be written down refuse", () => {
    const facts = permitted({ actors: [Number.NaN as unknown as string] });
    assert.deepEqual(codes(facts), ["facts-unreadable"]);
  });
});

it("decides by direction: what binds one way does not bind the other", () => {
  const back = permitted({
    from: TALVIA,
    to: ARVENIA,
    label: {
      originator: TALVIA,
      policy: "XTL",
      level: "C",
      relTo: ["XAR"],
      caveats: [],
      text: "CONFIDENTIAL//REL TO XAR",
    },
    recipient: { ...recipient, organisation: "ARV-DRG" },
  });
  assert.deepEqual(codes(back), []);
  assert.ok(codes({ ...back, recipient }).includes("organisation-not-listed"));
  // CONFIDENTIAL counts as SECRET in Arvenia: a clearance for less does not do.
  assert.deepEqual(
    codes({ ...back, recipient: { ...recipient, organisation: "ARV-DRG", clearance: "DR" } }),
    ["above-clearance"],
  );
  assert.equal(decide(compiled, back).at, NOW);
});
