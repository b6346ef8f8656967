import assert from "node:assert/strict";
import { test } from "node:test";
import { keyFingerprint } from "../overseer-key.ts";
import { aBody } from "../test-material.ts";
import { openOverseerFile, sealOverseerFile } from "./overseer-file.ts";

test("the private part opens with its passphrase alone, and not under another public key", async () => {
  const { key, pair } = await aBody("TLV-OVERSIGHT");
  const text = sealOverseerFile(key, pair, "three plain words");
  assert.equal(text.includes(Buffer.from(pair.secretKey).toString("base64url")), false);
  const opened = openOverseerFile(text, "three plain words");
  assert.deepEqual(Buffer.from(opened.pair.secretKey), Buffer.from(pair.secretKey));
  assert.deepEqual(opened.key, key);
  assert.throws(() => openOverseerFile(text, "three plain word"), { code: "wrong-passphrase" });
  const { key: foreign } = await aBody("TLV-OVERSIGHT");
  const swapped = text.replace(key.key, foreign.key);
  assert.throws(() => openOverseerFile(swapped, "three plain words"), { code: "wrong-passphrase" });
  assert.throws(() => openOverseerFile("{}", "x"), { code: "bad-key" });
});

test("a fingerprint is of party, body and key together", async () => {
  const { key } = await aBody("TLV-OVERSIGHT");
  assert.match(keyFingerprint(key), /^(\d{5} ){7}\d{5}$/);
  assert.notEqual(keyFingerprint(key), keyFingerprint({ ...key, body: "TLV-COURT" }));
});
