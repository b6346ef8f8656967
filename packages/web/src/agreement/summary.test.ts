import assert from "node:assert/strict";
import { test } from "node:test";
import { clauseKinds } from "@entente/agreement";
import { enAgreementForms } from "../language/en-agreements-forms.ts";
import { frAgreementForms } from "../language/fr-agreements-forms.ts";
import { agreement } from "../testing/work-fixtures.ts";
import { chaptersOf } from "./chapters.ts";
import { isObject, type Json, listOf, objectsOf, textOf } from "./document.ts";
import { spokenDigits } from "./spoken.ts";
import { partOf, summaryOf, summaryParts } from "./summary.ts";

test("every clause is in exactly one part of the summary", () => {
  const sections = summaryOf(agreement.clauses);
  const ids = sections.flatMap(({ clauses }) => clauses.map(({ id }) => id)).sort();
  assert.deepEqual(ids, agreement.clauses.map(({ id }) => id).sort());
});

test("every part has kinds, and a kind that nobody knows obliges", () => {
  const parts = new Set(Object.keys(clauseKinds).map(partOf));
  assert.deepEqual([...parts].sort(), [...summaryParts].sort());
  assert.equal(partOf("something-new"), "obligations");
  assert.equal(partOf("constructor"), "obligations");
});

test("clauses are read by chapter", () => {
  const chapters = chaptersOf([{ id: "1.1" }, { id: "1.2" }, { id: "10.1" }, { id: "2" }]);
  assert.deepEqual(
    chapters.map(({ number, clauses }) => [number, clauses.length]),
    [
      ["1", 2],
      ["10", 1],
      ["2", 1],
    ],
  );
});

test("a digest is read as eight groups of five digits, and one bit more changes them", () => {
  const zero = `sha256:${"A".repeat(43)}`;
  assert.deepEqual(
    spokenDigits(zero),
    Array.from({ length: 8 }, () => "00000"),
  );
  // 32 bytes, the last of them 1: the sextets end in 000001 00.
  assert.deepEqual(spokenDigits(`sha256:${"A".repeat(42)}E`), [
    "00001",
    ...Array.from({ length: 7 }, () => "00000"),
  ]);
  assert.equal(spokenDigits("sha256:short"), undefined);
});

/** Names of members and words of enumerations in a schema. */
function wordsOf(schema: Json): { names: string[]; values: string[] } {
  const inner = [
    ...(isObject(schema.properties) ? Object.values(schema.properties).filter(isObject) : []),
    ...(isObject(schema.items) ? [schema.items] : []),
  ].map(wordsOf);
  const fixed = typeof schema.const === "string" ? [schema.const] : [];
  return {
    names: [
      ...(isObject(schema.properties) ? Object.keys(schema.properties) : []),
      ...inner.flatMap((i) => i.names),
    ],
    values: [
      ...listOf(schema.enum).filter((value) => typeof value === "string"),
      ...fixed,
      ...inner.flatMap((i) => i.values),
    ],
  };
}

test("every kind of clause, every parameter and every choice has its words in both languages", () => {
  for (const forms of [enAgreementForms.agreementForms, frAgreementForms.agreementForms])
    for (const [kind, { params }] of Object.entries(clauseKinds)) {
      assert.ok(Object.hasOwn(forms.kinds, kind), kind);
      const { names, values } = wordsOf(params.json);
      for (const name of names) assert.ok(Object.hasOwn(forms.names, name), `${kind}: ${name}`);
      for (const value of values) assert.ok(Object.hasOwn(forms.values, value), `${kind}: ${value}`);
    }
  assert.equal(objectsOf([1, {}]).length, 1);
  assert.equal(textOf(1), "");
});
