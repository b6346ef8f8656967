import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { test } from "node:test";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type Tree = { readonly [name: string]: unknown };

/** Every text of a catalogue with its place; functions are called with something of each kind they take. */
function textsOf(tree: Tree, place = ""): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] => {
    const here = `${place}/${name}`;
    if (typeof value === "string") return [[here, value]];
    if (typeof value === "function") return [0, 1, 2].map((n) => [`${here}(${n})`, String(value(n, n))]);
    return textsOf(value as Tree, here);
  });
}

test("both catalogues have the same places, and no text is empty", () => {
  const [english, french] = [textsOf(en), textsOf(fr)];
  assert.deepEqual(
    french.map(([place]) => place),
    english.map(([place]) => place),
  );
  for (const [place, text] of [...english, ...french]) assert.notEqual(text.trim(), "", place);
});

test("French puts a space that does not break before its high marks", () => {
  for (const [place, text] of textsOf(fr)) assert.doesNotMatch(text, / [:;?!]/, place);
});

test("counts agree in number: French has the singular for none", () => {
  assert.equal(en.lists.products(0), "0 products");
  assert.equal(fr.lists.products(0), "0 produit");
  assert.equal(fr.lists.products(2), "2 produits");
});

test("each desk's words stand under names of their own: one never hides another's", async () => {
  const seen = new Map<string, string>();
  for (const file of globSync("en-*.ts", { cwd: import.meta.dirname })) {
    if (file === "en-first.ts") continue;
    const words = Object.values((await import(`./${file}`)) as Record<string, Tree>);
    if (file.includes("-forms")) continue;
    for (const name of words.flatMap(Object.keys)) {
      assert.equal(seen.get(name), undefined, `${name} stands in ${file} too`);
      seen.set(name, file);
    }
  }
});
