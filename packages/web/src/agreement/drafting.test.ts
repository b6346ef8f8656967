import assert from "node:assert/strict";
import { test } from "node:test";
import { arvenia, clauseKinds, talvia, templates } from "@entente/agreement";
import type { AgreementJson, ClauseKindView } from "@entente/api";
import fc from "fast-check";
import { blank, clausesOf, compareIds, inForm, nextVersion, withClauses } from "./drafting.ts";

const kinds: readonly ClauseKindView[] = Object.entries(clauseKinds).map(
  ([kind, { cardinality, params }]) => ({
    kind,
    cardinality,
    params: params.json as ClauseKindView["params"],
  }),
);

const parties = [
  arvenia({ id: `sha256:${"a".repeat(43)}`, keys: [] }),
  talvia({ id: `sha256:${"b".repeat(43)}`, keys: [] }),
];
const whole = templates.services({
  id: "urn:uuid:6f0f2f4e-6a0e-4d6a-9a57-0c5a34dbf9d1",
  parties,
  areas: [{ code: "strait", name: { fr: "le détroit", en: "the strait" } }],
  retentionDays: 30,
  from: "2026-01-01T00:00:00Z",
  until: "2027-01-01T00:00:00Z",
}) as unknown as AgreementJson;

test("a document that is in form stays as it is, and its clauses written in any order come back in form", () => {
  assert.deepEqual(inForm(whole, kinds), whole);
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...clausesOf(whole)], { minLength: clausesOf(whole).length }),
      (shuffled) => {
        assert.deepEqual(
          inForm({ ...whole, clauses: shuffled as unknown as AgreementJson[string] }, kinds),
          whole,
        );
      },
    ),
    { numRuns: 20 },
  );
});

test("sets are sorted by code unit and told once", () => {
  const clauses = clausesOf(whole).map((clause) =>
    clause.kind === "purposes" ? { ...clause, params: { allow: ["b", "a", "B", "a"] } } : clause,
  );
  const formed = inForm(withClauses(whole, clauses), kinds);
  assert.deepEqual(clausesOf(formed).find(({ kind }) => kind === "purposes")?.params, {
    allow: ["B", "a", "b"],
  });
});

test("a clause that is taken out no longer outlives the agreement", () => {
  const survivor = (whole.survival as string[])[0]!;
  const without = withClauses(
    whole,
    clausesOf(whole).filter(({ id }) => id !== survivor),
  );
  assert.ok(!(without.survival as string[]).includes(survivor));
});

test("clause numbers are ordered as agreements order them", () => {
  assert.deepEqual(["6.10", "6.2a", "6", "6.2", "5.9"].sort(compareIds), ["5.9", "6", "6.2", "6.2a", "6.10"]);
});

test("the next version is the same words under the next number, and names what it replaces", () => {
  const next = nextVersion(whole, "sha256:x");
  assert.deepEqual([next.version, next.supersedes], [2, "sha256:x"]);
  assert.equal(next.clauses, whole.clauses);
});

test("what a new clause begins with has every member that its kind asks for", () => {
  for (const { kind, params } of kinds) {
    const made = blank(params) as Record<string, unknown>;
    assert.deepEqual(Object.keys(made).sort(), (params.required as string[]).toSorted(), kind);
  }
});
