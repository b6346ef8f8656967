import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const NODE_ONLY = ["node-crypto.ts", "test-material.ts"];

test("nothing but the node adapter needs node: the rest runs in a browser", () => {
  const sources = readdirSync(import.meta.dirname).filter(
    (name) => !name.endsWith(".test.ts") && !NODE_ONLY.includes(name),
  );
  assert.ok(sources.includes("index.ts"));
  for (const name of sources) {
    const source = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
    assert.doesNotMatch(
      source,
      /from "node:|\bBuffer[.(]|new Buffer|\bprocess\.|node-crypto|test-material/,
      name,
    );
  }
});
