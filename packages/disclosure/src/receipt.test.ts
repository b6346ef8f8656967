import assert from "node:assert/strict";
import { test } from "node:test";
import { slowHash as browserHash } from "./browser/index.ts";
import { random } from "./bytes.ts";
import { slowHash } from "./node/index.ts";
import { drawReceipt, readReceipt, receiptSecrets, writeReceipt } from "./receipt.ts";
import { PARTY, quickHash } from "./test-material.ts";

test("a receipt has twenty digits in five groups, the first of which names its version", () => {
  for (let n = 0; n < 200; n++) assert.match(drawReceipt(random), /^[0-4]\d{19}$/);
  assert.equal(writeReceipt("12345678901234567890"), "1234 5678 9012 3456 7890");
  assert.equal(readReceipt(" 1234-5678 9012 34567890\n"), "12345678901234567890");
});

test("digits are drawn evenly: bytes that would favour some are passed over", () => {
  const drawn = drawReceipt(() => Uint8Array.of(255, 250, 7, ...new Uint8Array(61).fill(13)));
  assert.equal(drawn, `2${"3".repeat(19)}`);
});

test("what is no receipt is refused before anything is hashed", () => {
  for (const text of ["", "1234", "1234 5678 9012 3456 789x", "5234 5678 9012 3456 7890"])
    assert.throws(() => readReceipt(text), { code: "bad-receipt" });
});

test("another party or another digit opens something else entirely", async () => {
  const [one, elsewhere, other] = await Promise.all([
    receiptSecrets("12345678901234567890", PARTY, quickHash),
    receiptSecrets("12345678901234567890", `sha256:${"B".repeat(43)}`, quickHash),
    receiptSecrets("12345678901234567891", PARTY, quickHash),
  ]);
  const all = [one, elsewhere, other].flatMap(({ mailbox, authenticator, salt, reply }) => [
    mailbox.toHex(),
    authenticator.toHex(),
    salt.toHex(),
    reply.publicKey.toHex(),
  ]);
  assert.equal(new Set(all).size, 12);
});

test("the computer's argon2id and the browser's give the same secrets", async () => {
  const inBrowser = await receiptSecrets("12345678901234567890", PARTY, browserHash);
  const onComputer = await receiptSecrets("1234 5678 9012 3456 7890", PARTY, slowHash);
  assert.deepEqual(inBrowser, onComputer);
});
