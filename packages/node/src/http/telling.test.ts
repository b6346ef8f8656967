import assert from "node:assert/strict";
import { test } from "node:test";
import { readRegister, type ScopeError, scopeSaid } from "@entente/scope";
import { stixSaid, validateObject } from "@entente/stix";
import { libraryWords } from "./library-words.ts";
import { inFrench, told } from "./telling.ts";

const typography = / [:;?!»]|« /;
const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);

test("of all that a node says, each sentence is found as itself, whichever package says it", () => {
  assert.ok(Object.keys(told).length > 700);
  for (const [sentence, french] of Object.entries(told))
    assert.equal(inFrench(filled(sentence)), filled(french), sentence);
});

test("what packages say of objects and registers has its gaps and its spaces in French, too", () => {
  const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
  for (const [sentence, french] of Object.entries({ ...stixSaid, ...scopeSaid, ...libraryWords })) {
    assert.deepEqual(gapsOf(french), gapsOf(sentence), sentence);
    assert.doesNotMatch(french, typography, french);
  }
});

test("each fault of an object and of a register is told in French", () => {
  const objects = [
    {},
    { type: "indicator", id: "x", pattern: "[", pattern_type: "stix", created: "no", labels: [] },
    { type: "ipv4-addr", id: "ipv4-addr--1", value: "999" },
    { type: "identity", id: `identity--${"0".repeat(40)}`, name: 1, object_marking_refs: ["y"], lang: "?" },
  ];
  const faults = objects.flatMap((object) => validateObject(object).errors.map(({ message }) => message));
  assert.ok(faults.length > 12);
  const register = new TextEncoder().encode("start_ts,country\n");
  assert.throws(
    () => readRegister(register),
    (cause: ScopeError) => faults.push(...cause.faults.map(({ says }) => says)) > 0,
  );
  for (const fault of faults) assert.notEqual(inFrench(fault), undefined, fault);
});

test("a reason that a partner's entry gives for itself is told, with its cause, and what the partner wrote stands", () => {
  const cases: readonly [string, string][] = [
    [
      "release.made/1 is malformed at /body/count: Invalid input: expected string, received undefined",
      "release.made/1 est mal formé à /body/count\u00a0: il faut ici un texte, et non rien",
    ],
    [
      "the entry is not canonical JSON: a member name is repeated (at /a, byte 9)",
      "l’écriture n’est pas du JSON sous forme canonique\u00a0: un nom y est répété (à /a, octet 9)",
    ],
    [
      "the content of entry 7 was not kept: item 3 does not open with its key",
      "le contenu de l’écriture 7 n’est pas gardé\u00a0: la pièce 3 ne s’ouvre pas avec sa clé",
    ],
    [
      "a rule of requests forbids it: not-ours",
      "une règle des demandes l’interdit\u00a0: seul le demandeur répète, retire ou juge une demande",
    ],
    [
      "unknown-area: draft is no area of this agreement",
      "domaine inconnu\u00a0: draft n’est pas un domaine de cet accord",
    ],
    ["/covers/until: It ends before it begins.", "/covers/until\u00a0: La fin précède le début."],
    ["signature-profile: typ is not entente-suspension+jws", "la signature ne suit pas le profil convenu"],
  ];
  for (const [sentence, french] of cases) assert.equal(inFrench(sentence), french);
});

test("a hostile reason of the greatest length is looked through at once", () => {
  // Parts of many sentences over and over: whoever tried every way of filling the gaps would not come back.
  const text = "the entry has seen : one before it  is malformed at /: the ".repeat(60);
  for (let n = 0; n < 100; n++) assert.equal(inFrench(text), undefined);
});
