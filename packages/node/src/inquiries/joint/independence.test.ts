import assert from "node:assert/strict";
import { test } from "node:test";
import { corroborationOf, type Provenance } from "./independence.ts";

/** The sample of inquiry.md §11. */
const ITEMS = {
  E1: "R1",
  E2: "R1",
  E3: "R2",
  E4: "R2",
  E5: "R2",
  E6: "R3",
  E7: "R2",
  E8: "R4",
} as const;
const KINDS = { R1: "leak", R2: "statement", R3: "register", R4: "unknown" } as const;

const sample = (
  bearings: readonly (readonly [keyof typeof ITEMS, string, "supports" | "contrary"])[],
  edges: Provenance["edges"] = [],
): Provenance => ({
  items: Object.entries(ITEMS).map(([evidence, root]) => ({ evidence, root })),
  roots: Object.entries(KINDS).map(([root, kind]) => ({ root, kind })),
  edges,
  bearings: bearings.map(([evidence, claim, way]) => ({ evidence, claim, way })),
});

test("two reports from one leak are one", () => {
  const provenance = sample([
    ["E1", "C1", "supports"],
    ["E2", "C1", "supports"],
  ]);
  assert.equal(corroborationOf(provenance, "C1").count, 1);
});

test("a register of another issuer makes two; shown to be of one origin with the leak, one again", () => {
  const bearings = [
    ["E1", "C1", "supports"],
    ["E2", "C1", "supports"],
    ["E7", "C1", "supports"],
  ] as const;
  assert.equal(corroborationOf(sample(bearings), "C1").count, 2);
  const same = [{ from: "E1", relation: "same_origin", to: "E7" }] as const;
  assert.equal(corroborationOf(sample(bearings, same), "C1").count, 1);
});

test("a syndicated copy has its parent's root, whatever root it claims", () => {
  const bearings = [
    ["E3", "C5", "supports"],
    ["E6", "C5", "supports"],
  ] as const;
  assert.equal(corroborationOf(sample(bearings), "C5").count, 2);
  const copy = [{ from: "E6", relation: "syndicates", to: "E3" }] as const;
  assert.equal(corroborationOf(sample(bearings, copy), "C5").count, 1);
});

test("what speaks against a claim is counted apart", () => {
  const provenance = sample([
    ["E1", "C4", "supports"],
    ["E3", "C4", "contrary"],
    ["E6", "C4", "contrary"],
  ]);
  assert.deepEqual(corroborationOf(provenance, "C4"), { count: 1, contrary: 2 });
});

test("an unknown root makes one where there is no known root, and adds nothing where there is", () => {
  assert.equal(corroborationOf(sample([["E8", "C6", "supports"]]), "C6").count, 1);
  const both = sample([
    ["E8", "C6", "supports"],
    ["E1", "C6", "supports"],
  ]);
  assert.equal(corroborationOf(both, "C6").count, 1);
  assert.equal(corroborationOf(sample([]), "C6").count, 0);
});

test("pieces that cite each other in a circle have no known root", () => {
  const circle = [
    { from: "E3", relation: "quotes", to: "E6" },
    { from: "E6", relation: "repeats", to: "E3" },
  ] as const;
  const provenance = sample(
    [
      ["E3", "C5", "supports"],
      ["E6", "C5", "supports"],
    ],
    circle,
  );
  assert.equal(corroborationOf(provenance, "C5").count, 1);
  const known = sample(
    [
      ["E3", "C5", "supports"],
      ["E1", "C5", "supports"],
    ],
    circle,
  );
  assert.equal(corroborationOf(known, "C5").count, 1);
});

test("same_origin runs over several steps", () => {
  const bearings = [
    ["E1", "C1", "supports"],
    ["E6", "C1", "supports"],
    ["E7", "C1", "supports"],
  ] as const;
  const edges = [
    { from: "E1", relation: "same_origin", to: "E7" },
    { from: "E6", relation: "same_origin", to: "E1" },
  ] as const;
  assert.equal(corroborationOf(sample(bearings), "C1").count, 3);
  assert.equal(corroborationOf(sample(bearings, edges), "C1").count, 1);
});

test("a chain is followed to its end, however long a partner has made it", () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => `E${n}`);
  const items = ids.map((evidence) => ({ evidence, root: `root of ${evidence}` }));
  const edges = ids.slice(1).map((to, n) => ({ from: ids[n]!, relation: "derived_from" as const, to }));
  const bearings = [
    { evidence: ids[0]!, claim: "C1", way: "supports" as const },
    { evidence: ids.at(-1)!, claim: "C1", way: "supports" as const },
  ];
  assert.equal(corroborationOf({ items, roots: [], edges, bearings }, "C1").count, 1);
});
