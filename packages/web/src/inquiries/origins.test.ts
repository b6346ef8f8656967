import assert from "node:assert/strict";
import { test } from "node:test";
import type { InquiryView } from "@entente/api";
import { papersOf } from "./origins.ts";

const piece = (evidence: string, root: string, way?: "supports" | "contrary") =>
  ({
    evidence,
    root,
    rootKind: "leak",
    bears: way === undefined ? [] : [{ claim: "C1", way }],
  }) as unknown as InquiryView["evidence"][number];
const names = {
  claim: (id: string) => id,
  finding: (number: number) => `F${number}`,
  root: () => "leak",
  unreadable: "?",
};
const view = (evidence: InquiryView["evidence"], edges: object[] = []) =>
  ({
    claims: ["C1"],
    findings: [{ finding: "F", number: 1, claims: ["C1"] }],
    evidence,
    edges,
  }) as unknown as InquiryView;

test("two papers that print one leak rest on one root, and a claim on both papers", () => {
  const { papers, roots } = papersOf(
    view([piece("E1", "R1", "supports"), piece("E2", "R1", "supports")]),
    names,
  );
  assert.deepEqual(roots, ["R1"]);
  const from = Object.fromEntries(papers.map((paper) => [paper.id, paper.from]));
  assert.deepEqual(from, { R1: [], E1: ["R1"], E2: ["R1"], C1: ["E1", "E2"], F: ["C1"] });
});

test("roots found to be of the same origin become one, and what is derived rests on what it comes from", () => {
  const edges = [
    { from: "E2", relation: "same_origin", to: "E1" },
    { from: "E3", relation: "quotes", to: "E2" },
  ];
  const { papers, roots } = papersOf(
    view([piece("E1", "R1"), piece("E2", "R2"), piece("E3", "R2")], edges),
    names,
  );
  assert.deepEqual(roots, ["R1"]);
  const from = Object.fromEntries(papers.map((paper) => [paper.id, paper.from]));
  assert.deepEqual([from.E1, from.E2, from.E3], [["R1"], ["R1"], ["E2"]]);
});

test("what speaks against a claim does not feed it", () => {
  const { papers } = papersOf(view([piece("E1", "R1", "contrary")]), names);
  assert.deepEqual(papers.find(({ id }) => id === "C1")?.from, []);
});
