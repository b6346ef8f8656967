import assert from "node:assert/strict";
import { test } from "node:test";
import { isOrphaned, locate } from "./quote.ts";

const TEXT = "The register counts 41.1 million. The other register counts 35.1 million.";
const quote = (exact: string, prefix = "", suffix = "") => ({ exact, prefix, suffix });

test("a passage that stands once is found, with what is around it", () => {
  assert.deepEqual(locate(TEXT, quote("35.1 million")), {
    at: 60,
    quote: { exact: "35.1 million", prefix: "lion. The other register counts ", suffix: "." },
  });
});

test("a passage that stands twice needs what stands before or after it", () => {
  assert.equal(locate(TEXT, quote("register counts")), "ambiguous");
  const found = locate(TEXT, quote("register counts", "other "));
  assert.ok(typeof found === "object");
  assert.equal(found.at, 44);
});

test("a passage that is not in the text is missing, and the empty one is nowhere", () => {
  assert.equal(locate(TEXT, quote("42 million")), "missing");
  assert.equal(locate(TEXT, quote("")), "missing");
});

test("an anchor survives an edit around it, and is orphaned by an edit of it", () => {
  const kept = quote("35.1 million", "lion. The other register counts ", ".");
  assert.equal(isOrphaned("Both registers were compared: 35.1 million were passed on.", kept), false);
  assert.equal(isOrphaned("Both registers were compared: 35.0 million were passed on.", kept), true);
});
