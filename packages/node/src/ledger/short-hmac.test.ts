import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { test } from "node:test";
import { shortHmac } from "./short-hmac.ts";

const texts = [
  "",
  "a",
  "Besançon",
  "東京 \u{1f5fa}",
  "half \ud800 a pair",
  "x".repeat(1024),
  "é".repeat(1024),
  "y".repeat(5000),
];

test("it is HMAC-SHA256, whatever was digested before", () => {
  for (const length of [16, 32, 64]) {
    const key = randomBytes(length);
    const digest = shortHmac(key);
    for (const text of [...texts, ...texts.toReversed()])
      assert.equal(digest(text), createHmac("sha256", key).update(text).digest("hex"));
  }
});
