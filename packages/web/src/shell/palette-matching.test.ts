import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, type Target } from "./palette-matching.ts";

const target = (name: string, group = "Partage"): Target => ({ key: name, name, group, href: "#/" });
const names = (text: string) =>
  matching(
    [target("Périmètre"), target("Diffusions permanentes"), target("Journal d’entrée", "Comptes")],
    text,
  ).map(({ name }) => name);

test("accents and capitals do not count", () => assert.deepEqual(names("PERI"), ["Périmètre"]));
test("every word begins a word of the name or of its group", () => {
  assert.deepEqual(names("perm diff"), ["Diffusions permanentes"]);
  assert.deepEqual(names("entree comptes"), ["Journal d’entrée"]);
  assert.deepEqual(names("missions"), []);
});
test("without words, everything stands in its order", () => assert.equal(names("  ").length, 3));
