import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

test("nothing outside node/ needs node, and nothing needs zod: the rest runs in a browser", () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  assert.ok(sources.includes("index.ts"));
  for (const name of sources) {
    const source = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
    assert.doesNotMatch(source, /from "node:|\bBuffer\b|\bprocess\.|\.\/node\/|"zod"/, name);
  }
});
