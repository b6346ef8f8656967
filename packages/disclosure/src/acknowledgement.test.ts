import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DAY_LEAVES,
  dayLeaves,
  dayRoot,
  isInDay,
  readAcknowledgement,
  readSealedDay,
  writeSealedDay,
} from "./acknowledgement.ts";
import { random } from "./bytes.ts";
import { isWork, work } from "./proof-of-work.ts";

test("a day with reports looks like a day without, and each commitment is provably in its day", () => {
  const commitments = [random(32), random(32)];
  const leaves = dayLeaves(commitments, random);
  const none = dayLeaves([], random);
  assert.equal(leaves.length, DAY_LEAVES);
  assert.equal(
    JSON.stringify(writeSealedDay("2026-11-20", dayRoot(leaves), leaves)).length,
    JSON.stringify(writeSealedDay("2026-11-21", dayRoot(none), none)).length,
  );
  const read = readSealedDay(
    JSON.parse(JSON.stringify(writeSealedDay("2026-11-20", dayRoot(leaves), leaves))),
  );
  for (const commitment of commitments) assert.equal(isInDay(commitment, read.leaves, read.root), true);
  assert.equal(isInDay(random(32), read.leaves, read.root), false);
  assert.equal(isInDay(commitments[0]!, read.leaves, dayRoot(none)), false);
});

test("leaves stand in the order of their bytes, so that a place says nothing of the hour", () => {
  const leaves = dayLeaves([new Uint8Array(32).fill(255), new Uint8Array(32)], random);
  assert.deepEqual(leaves[0], new Uint8Array(32));
  assert.deepEqual(leaves.at(-1), new Uint8Array(32).fill(255));
});

test("what is no acknowledgement and no day is malformed", () => {
  for (const value of [null, {}, [], "x", { type: "entente-disclosure-acknowledgement", v: 2 }]) {
    assert.throws(() => readAcknowledgement(value), { code: "malformed" });
    assert.throws(() => readSealedDay(value), { code: "malformed" });
  }
});

test("work counts for its day and its question alone", async () => {
  const [asked, otherwise] = [random(32), random(32)];
  const nonce = await work("2026-11-20", asked, 12);
  assert.equal(isWork("2026-11-20", asked, nonce, 12), true);
  const others = [isWork("2026-11-21", asked, nonce, 12), isWork("2026-11-20", otherwise, nonce, 12)];
  assert.deepEqual(others, [false, false]);
  assert.equal(isWork("2026-11-20", asked, new Uint8Array(9), 0), false);
});
