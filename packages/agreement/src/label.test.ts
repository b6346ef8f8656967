import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinLabels, type Label, rankOfTlp, tlpOrder } from "./label.ts";
import { arvenianLadder } from "./templates/demo.ts";
import { ARVENIA, label, TALVIA } from "./testing.ts";

const joined = (...labels: readonly Label[]): Label => {
  const result = joinLabels(labels, arvenianLadder);
  assert.ok("label" in result, JSON.stringify(result));
  return result.label;
};
const { relTo: _relTo, ...withoutList } = label;

describe("the label of a whole is the join of its portions", () => {
  it("has the highest level, every caveat and code, and only the countries all portions share", () => {
    const whole = joined(
      { ...label, level: "NP", caveats: ["ORCON"], relTo: ["XAR", "XOS", "XTL"], handling: ["H1"] },
      { ...label, level: "S", caveats: ["NOFORN"], relTo: ["XAR", "XTL"], handling: ["H0"] },
    );
    assert.equal(whole.level, "S");
    assert.deepEqual(whole.caveats, ["NOFORN", "ORCON"]);
    assert.deepEqual(whole.relTo, ["XAR", "XTL"]);
    assert.deepEqual(whole.handling, ["H0", "H1"]);
  });

  it("may go nowhere when one portion names no country", () => {
    assert.equal(joined(label, withoutList).relTo, undefined);
    assert.deepEqual(joined(label, { ...label, relTo: ["XOS"] }).relTo, []);
  });

  it("does not depend on the order of the portions", () => {
    const parts: readonly Label[] = [
      { ...label, level: "S" },
      { ...label, caveats: ["ORCON"], relTo: ["XTL"] },
      { ...label, level: "TS", tlp: "red" },
    ];
    assert.deepEqual(joined(...parts), joined(...parts.toReversed()));
  });

  it("of one portion is that portion, joined again it stays", () => {
    assert.deepEqual(joined(label), label);
    assert.deepEqual(joined(label, label), label);
  });

  it("takes the stricter colour; a community portion without one leaves the whole without", () => {
    const community: Label = { ...label, policy: "COMMUNITY", level: "NP", tlp: "green" };
    assert.equal(joined(community, { ...community, tlp: "amber+strict" }).tlp, "amber+strict");
    const { tlp: _tlp, ...colourless } = community;
    assert.equal(joined(community, colourless).tlp, undefined);
  });

  it("is refused for nothing, for two originators, two policies and unknown levels", () => {
    const problems = [
      [[], "nothing-to-join"],
      [[label, { ...label, originator: TALVIA }], "several-originators"],
      [[label, { ...label, policy: "COMMUNITY" }], "several-policies"],
      [[label, { ...label, level: "SCI" }], "unknown-level"],
    ] as const;
    for (const [labels, problem] of problems)
      assert.deepEqual(joinLabels(labels, arvenianLadder), { problem });
  });
});

it("TLP colours are ordered from clear to red, and nothing else has a rank", () => {
  assert.deepEqual(tlpOrder.map(rankOfTlp), [0, 1, 2, 3, 4]);
  for (const odd of ["white", "RED", "", "__proto__"]) assert.equal(rankOfTlp(odd), undefined);
  assert.equal(label.originator, ARVENIA);
});
