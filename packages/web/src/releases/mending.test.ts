import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsToTake, mendsOf, mendsOfAll } from "./mending.ts";

const violation = (code: string, curable = false, detail: unknown = {}) => ({
  clause: "2.5",
  kind: "tlp",
  code,
  curable,
  text: { en: code, fr: code },
  detail,
});

test("a marking above what is admitted is mended by a tearline, although the clause does not call itself curable", () => {
  assert.deepEqual(mendsOf(violation("above-tlp")), ["tearline"]);
});

test("what the software does not know to mend, it does not offer to", () => {
  assert.deepEqual(mendsOf(violation("denounced")), []);
  assert.deepEqual(mendsOf(violation("toString")), []);
  assert.deepEqual(mendsOf(violation("something-new", true)), ["tearline", "redact"]);
});

test("a fact that is missing is stated in the form only where the form asks for it", () => {
  assert.deepEqual(mendsOf(violation("missing-fact", false, { fact: "persons" })), ["declare"]);
  assert.deepEqual(mendsOf(violation("missing-fact", false, { fact: "match.reveal" })), []);
  assert.deepEqual(mendsOf(violation("missing-fact", false, null)), []);
});

test("of many clauses each act is offered once, and what is beyond mending is told apart", () => {
  const { acts, beyond } = mendsOfAll(
    ["above-tlp", "above-ceiling", "purpose-not-covered", "denounced"].map((code) => violation(code)),
  );
  assert.deepEqual(acts, ["tearline", "redact", "purpose"]);
  assert.deepEqual(
    beyond.map(({ code }) => code),
    ["denounced"],
  );
});

test("the fields that a clause names are proposed to be taken out of objects of that kind only", () => {
  const named = [violation("not-minimised", true, { fields: ["indicator.description", "identity.name", 7] })];
  assert.deepEqual(fieldsToTake(named, "indicator"), ["description"]);
  assert.deepEqual(fieldsToTake([violation("not-minimised", true, "text")], "indicator"), []);
});
