import assert from "node:assert/strict";
import { test } from "node:test";
import { digestOf, type PartyId } from "../../keys/index.ts";
import { liaisonOrigin } from "../../ledger/index.ts";
import { carryFileBytes } from "../carry/container.ts";
import { carriedSource } from "./carried.ts";

const partyOf = (name: string) => digestOf(new TextEncoder().encode(name)) as unknown as PartyId;
const [own, partner] = [partyOf("arvenia"), partyOf("talvia")];

/** A file of the partner that shows no head of ours and gives nothing back. */
function emptyFile() {
  const nothing = {
    cards: [],
    checkpoint: undefined,
    cosigned: undefined,
    entries: [],
    blobs: [],
    wanted: [],
  };
  const bytes = Buffer.concat([...carryFileBytes({ from: partner, to: own, ...nothing })]);
  return { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
}

test("a file in which nothing of a log is cosigned says what that means and what to do, and gives no entries", async () => {
  const log = liaisonOrigin(own, partner);
  const source = await carriedSource(emptyFile(), { learn: () => false }, own, partner, log);
  await assert.rejects(source.head(), {
    code: "bad-head",
    message: /cosigned nothing of this log.*start the node.*"entente carry out --recovery"/,
  });
  await assert.rejects(Array.fromAsync(source.entries(0, 1)), {
    code: "unreachable",
    message: /"entente carry out --recovery"/,
  });
});
