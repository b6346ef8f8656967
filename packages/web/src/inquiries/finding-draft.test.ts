import assert from "node:assert/strict";
import { test } from "node:test";
import type { InquiryView } from "@entente/api";
import { draftFrom, emptyFinding, findingOf } from "./finding-draft.ts";

const both = (text: string) => ({ en: text, fr: text });
const evidence = [
  { root: "R1", bears: [{ claim: "C1", way: "supports" }] },
  { root: "R1", bears: [{ claim: "C1", way: "contrary" }] },
  { root: "R2", bears: [{ claim: "C2", way: "supports" }] },
] as unknown as InquiryView["evidence"];

test("likelihood and confidence are sent of what is assessed alone, and each root of its claims once", () => {
  const draft = { ...emptyFinding(1), claims: ["C1"], text: both("It is likely.") };
  const assessed = findingOf(draft, evidence);
  assert.deepEqual([assessed.likelihood, assessed.confidence], ["likely", "low"]);
  assert.deepEqual(assessed.basis, { roots: ["R1"] });
  const established = findingOf({ ...draft, status: "established" }, evidence);
  assert.deepEqual([established.likelihood, established.confidence], [undefined, undefined]);
});

test("what is said in one language alone is not sent as said", () => {
  const draft = {
    ...emptyFinding(1),
    gaps: { en: "One site.", fr: "" },
    alternative: both("Another cable."),
  };
  const body = findingOf(draft, evidence);
  assert.equal(body.basis.gaps, undefined);
  assert.deepEqual(body.alternatives, [both("Another cable.")]);
});

test("a finding drafted anew keeps its figures and everything it said", () => {
  const words = {
    text: both("35.1 million were provided."),
    aspects: ["quantity"],
    figures: [{ value: "35100000", unit: "records", basis: "counted" }],
    basis: { roots: ["R1"], gaps: both("One site.") },
    alternatives: [both("Another cable.")],
    change: both("Counted since."),
  };
  const finding = { finding: "F1", number: 2, status: "established", claims: ["C1"], words };
  const body = findingOf(draftFrom(finding as unknown as InquiryView["findings"][number]), evidence);
  const { finding: id, number, status, claims, ...said } = body;
  assert.deepEqual([id, number, status, claims], ["F1", 2, "established", ["C1"]]);
  assert.deepEqual(said, words);
});
