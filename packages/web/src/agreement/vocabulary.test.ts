import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PARTNER, US } from "../testing/fixtures.ts";
import { agreement } from "../testing/work-fixtures.ts";
import { vocabularyOf } from "./vocabulary.ts";

test("recipients are those of the clause for our direction", () => {
  assert.deepEqual(vocabularyOf(agreement, PARTNER).organisations, ["TLV-CERT", "TLV-SIS"]);
  assert.deepEqual(vocabularyOf(agreement, US).organisations, []);
});

test("areas and purposes have the names of the agreement", () => {
  const { areas, purposes } = vocabularyOf(agreement, PARTNER);
  assert.deepEqual(areas[1], {
    code: "southern-strait",
    name: { en: "The southern strait", fr: "Le détroit du Sud" },
  });
  assert.equal(purposes.length, 2);
});

test("the clause on the note says which fields it asks for and how long they are", () => {
  assert.deepEqual(vocabularyOf(agreement, PARTNER).note, {
    clause: "4.1",
    fields: ["necessity", "proportionality"],
    minChars: 40,
  });
});

test("only the classes that a clause protects are named", () => {
  const { protectedClasses } = vocabularyOf(agreement, PARTNER);
  assert.deepEqual(
    protectedClasses.map(({ code }) => code),
    ["incident-victim"],
  );
});

test("without an agreement there is nothing to choose", () => {
  assert.deepEqual(vocabularyOf(undefined, PARTNER), {
    areas: [],
    purposes: [],
    organisations: [],
    roles: [],
    protectedClasses: [],
    note: undefined,
  });
});

test("a document of any shape gives choices or none, and never fails", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("vocab", "clauses"), fc.jsonValue()), (document) => {
      const detail = { ...agreement, document: JSON.parse(JSON.stringify(document)) };
      assert.ok(Array.isArray(vocabularyOf(detail, PARTNER).areas));
    }),
  );
});
