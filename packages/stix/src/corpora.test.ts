import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readBundle, referencesOf, textOf } from "./index.ts";

/** Published knowledge bases, read where they lie beside the checkout; never part of it. */
const corpora = [
  { name: "attack-ics.json", objects: 1826 },
  { name: "attack-mobile.json", objects: 2148 },
];

for (const { name, objects } of corpora) {
  const path = fileURLToPath(new URL(`../../../../shared/data/${name}`, import.meta.url));
  const skip = existsSync(path) ? false : `../shared/data/${name} is not there`;

  test(`every object of ${name} satisfies the standard`, { skip }, async () => {
    const ids = new Set<string>();
    const referred = new Set<string>();
    for await (const { object, errors, warnings } of readBundle(createReadStream(path))) {
      assert.deepEqual(errors, [], object.id);
      for (const { code } of warnings)
        assert.ok(["unknown-type", "empty-custom"].includes(code), `${object.id} ${code}`);
      assert.ok(textOf(object).length > 0 || object.type === "relationship", object.id);
      ids.add(object.id);
      for (const { id } of referencesOf(object)) referred.add(id);
    }
    assert.equal(ids.size, objects);
    assert.deepEqual(referred.difference(ids), new Set());
  });
}
