import assert from "node:assert/strict";
import { test } from "node:test";
import { groundsOf } from "./grounds.ts";

test("the grounds of a refusal are those of the agreement's clauses, each once", () => {
  const clause = (codes: string[]) => ({ kind: "request-refusal", params: { codes } });
  const clauses = [
    clause(["ongoing-case", "sources"]),
    clause(["sources"]),
    { kind: "other", params: { codes: ["x"] } },
  ];
  assert.deepEqual(groundsOf({ clauses }), ["ongoing-case", "sources"]);
});

test("without such a clause, or with one of another shape, there are none", () => {
  for (const document of [
    undefined,
    {},
    { clauses: 1 },
    { clauses: [{ kind: "request-refusal", params: [] }] },
  ])
    assert.deepEqual(groundsOf(document), []);
});
