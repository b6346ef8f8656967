import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgreementDiff, ClauseView } from "@entente/api";
import { clausePairs, isChanged, restChanges, textOfClause } from "./redline.ts";

const clause = (id: string, text: string, more: Partial<ClauseView> = {}): ClauseView => ({
  id,
  kind: "retention",
  title: { en: `Title ${id}`, fr: `Titre ${id}` },
  text: { en: text, fr: `${text} (fr)` },
  sentence: { en: "It means this.", fr: "Cela signifie ceci." },
  ...more,
});
const diff = (changed: AgreementDiff["changed"]): Pick<AgreementDiff, "changed"> => ({ changed });

test("clauses are paired by number, and stand in the order of their numbers", () => {
  const before = [clause("2.9", "a"), clause("2.10", "b"), clause("3.1", "c")];
  const after = [clause("2.9", "a"), clause("2.9a", "new"), clause("2.10", "b")];
  const pairs = clausePairs(before, after, diff([]), "en");
  assert.deepEqual(
    pairs.map(({ id }) => id),
    ["2.9", "2.9a", "2.10", "3.1"],
  );
  assert.deepEqual(
    pairs.map(
      ({ before: was, after: is }) => `${was === undefined ? "-" : "+"}${is === undefined ? "-" : "+"}`,
    ),
    ["++", "-+", "++", "+-"],
  );
  assert.deepEqual(pairs.map(isChanged), [false, true, false, true]);
});

test("parameters that differ count as a change even where the words and sentences read alike", () => {
  const both = [clause("4.1", "same")];
  const params = [{ path: "/params/maxDays", before: 30, after: 31 }];
  const [pair] = clausePairs(both, both, diff([{ id: "4.1", params, text: [] }]), "fr");
  assert.deepEqual([pair?.words, pair?.rules, pair?.title], [false, true, "Titre 4.1"]);
});

test("a title is compared with the words only where it was changed", () => {
  const one = clause("1.1", "text");
  const renamed = clause("1.1", "text", { title: { en: "Other", fr: "Autre" } });
  assert.equal(textOfClause(one, one, "en"), "text");
  assert.equal(textOfClause(renamed, one, "en"), "Other. text");
  assert.equal(textOfClause(undefined, one, "en"), undefined);
});

test("outside the clauses, lists say what came and went, and the version's own numbers are not told", () => {
  const rest = restChanges({
    rest: [
      { path: "/version", before: 1, after: 2 },
      { path: "/supersedes", after: "sha256:x" },
      { path: "/vocab/areas", before: [{ code: "a" }, { code: "b" }], after: [{ code: "b" }, { code: "c" }] },
      { path: "/survival", before: ["4.1"], after: ["4.1", "4.2"] },
      { path: "/title/en", before: "Old", after: "New" },
    ],
  });
  assert.deepEqual(
    rest.map(({ member, added, removed, before, after }) => [member, added, removed, before, after]),
    [
      ["vocab", ["c"], ["a"], undefined, undefined],
      ["survival", ["4.2"], [], undefined, undefined],
      ["title", [], [], "Old", "New"],
    ],
  );
});

test("a list whose members only changed inside is shown whole", () => {
  const [change] = restChanges({
    rest: [
      {
        path: "/vocab/areas",
        before: [{ code: "a", name: { en: "A" } }],
        after: [{ code: "a", name: { en: "B" } }],
      },
    ],
  });
  assert.deepEqual([change?.added, change?.removed], [[], []]);
  assert.match(change?.after ?? "", /"B"/);
});
