import assert from "node:assert/strict";
import { test } from "node:test";
import { inFrench, told } from "./telling.ts";

const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);

test("of all that a node says, each sentence is found as itself, whichever package says it", () => {
  assert.ok(Object.keys(told).length > 700);
  for (const [sentence, french] of Object.entries(told))
    assert.equal(inFrench(filled(sentence)), filled(french), sentence);
});

test("a reason that a partner's entry gives for itself is told, with its cause, and what the partner wrote stands", () => {
  const cases: readonly [string, string][] = [
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
