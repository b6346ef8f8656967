import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, toHex, utf8 } from "./bytes.ts";
import { createKeyPair, newCase, openEnvelope, readEnvelope, sealEnvelope } from "./envelope.ts";
import { LADDER, REPLY_SIZE } from "./ladder.ts";

const one = await createKeyPair();
const other = await createKeyPair();
const stranger = await createKeyPair();
const keys = [one.publicKey, other.publicKey];
const content = utf8("A cable is tapped that no clause names.");
const seal = (more: Partial<Parameters<typeof sealEnvelope>[0]> = {}) =>
  sealEnvelope({ purpose: "report", case: newCase(), recipients: keys, content, ...more });

test("each body that is named opens it, and nobody else does", async () => {
  const caseId = newCase();
  const sealed = await seal({ case: caseId });
  for (const pair of [one, other]) {
    const opened = await openEnvelope(sealed, pair);
    assert.deepEqual(opened.content, content);
    assert.equal(opened.case, toHex(caseId));
  }
  await assert.rejects(openEnvelope(sealed, stranger), { code: "not-for-this-key" });
  const disguised = { publicKey: one.publicKey, secretKey: stranger.secretKey };
  await assert.rejects(openEnvelope(sealed, disguised), { code: "altered" });
});

test("sizes come from the ladder only, and what is larger than its last rung is refused", async () => {
  const sizes = new Set<number>();
  for (const length of [0, 1, 3000, 3900, 4000, 60_000, 66_000, 500_000])
    sizes.add((await seal({ content: new Uint8Array(length) })).length);
  assert.deepEqual([...sizes], [...LADDER]);
  await assert.rejects(seal({ content: new Uint8Array(524_288) }), { code: "too-large" });
  const answer = await seal({ purpose: "reply", recipients: [one.publicKey] });
  assert.equal(answer.length, REPLY_SIZE);
  const long = { purpose: "reply", recipients: [one.publicKey], content: new Uint8Array(65_500) } as const;
  await assert.rejects(seal(long), { code: "too-large" });
});

test("the order in which bodies are named says nothing, and nobody is named twice or not at all", async () => {
  const sealed = await seal({ recipients: [...keys].reverse() });
  assert.deepEqual(readEnvelope(sealed).recipients, readEnvelope(await seal()).recipients);
  await assert.rejects(seal({ recipients: [] }), { code: "recipients" });
  await assert.rejects(seal({ recipients: [one.publicKey, one.publicKey] }), { code: "recipients" });
});

test("no byte of case, recipients, wrapped keys or content can be altered", async () => {
  const sealed = await seal();
  const start = 21;
  for (const at of [
    start,
    start + 1,
    start + 2,
    start + 17,
    start + 20,
    start + 60,
    start + 120,
    400,
    4095,
  ]) {
    const altered = new Uint8Array(sealed);
    altered[at]! ^= 1;
    await assert.rejects(openEnvelope(altered, one), (error: { code: string }) =>
      ["altered", "malformed", "not-for-this-key"].includes(error.code),
    );
  }
});

test("a recipient cannot be taken out, or the content put under another case", async () => {
  const [first, second] = [await seal(), await seal()];
  const moved = joined(first.subarray(0, 39 + 224), second.subarray(39 + 224));
  await assert.rejects(openEnvelope(moved, one), { code: "altered" });
  const recased = joined(first.subarray(0, 23), second.subarray(23, 39), first.subarray(39));
  await assert.rejects(openEnvelope(recased, one), { code: "altered" });
});

test("what is no sealed file is malformed, whatever it is", () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array(4096), utf8("entente-disclosure/1\n")])
    assert.throws(() => readEnvelope(bytes), { code: "malformed" });
  const crowd = joined(utf8("entente-disclosure/1\n"), Uint8Array.of(1, 9), new Uint8Array(4073));
  assert.throws(() => readEnvelope(crowd), { code: "malformed" });
});
