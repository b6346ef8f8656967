import assert from "node:assert/strict";
import { test } from "node:test";
import { cosign, formatCheckpoint, formatNote, signCheckpoint } from "@entente/tlog";
import { arvenia, COSIGNED_AT, LOG_KEY, RealLog, talvia, WITNESS_KEY } from "../testing/real-log.ts";
import type { GivenHead, LogSource, Memory } from "./log-source.ts";
import { checkByWebCrypto, NoEd25519 } from "./signatures.ts";
import type { Step } from "./step.ts";
import { Tiles } from "./tree-reader.ts";
import { verifyEntry } from "./verify-entry.ts";
import type { Checks } from "./verify-head.ts";

const log = new RealLog(70_000);
const INDEX = 262;

function memoryOf(...seen: [string, { size: number; root: string }][]): Memory & Map<string, unknown> {
  const map = new Map(seen);
  return map as unknown as Memory & Map<string, unknown>;
}

const checks = (source: LogSource, more: Partial<Checks> = {}): Checks => ({
  source,
  expected: { partner: talvia.id, log: "ours", generation: 1 },
  tiles: new Tiles(),
  memory: memoryOf(),
  check: checkByWebCrypto,
  ...more,
});

const codes = (steps: readonly Step[]) => steps.map(({ code }) => code);
const bad = (steps: readonly Step[]) => steps.filter(({ state }) => state === "bad").map(({ code }) => code);
const flipped = (bytes: Uint8Array, at: number) => bytes.with(at, bytes[at]! ^ 1);
const remembered = (of: RealLog) => ({ size: of.size, root: Buffer.from(of.root).toString("base64url") });
const headed = (change: (head: GivenHead) => Partial<GivenHead>, of = log): LogSource => ({
  ...of.source(),
  head: async () => ({ ...of.head(), ...change(of.head()) }),
});

test("an entry of a sound log passes every step, with four tiles, and the head is kept", async () => {
  const asked: string[] = [];
  const source: LogSource = {
    ...log.source(),
    tile: async (level, n, width) => {
      asked.push(`${level}/${n}.${width}`);
      return log.tile(level, n, width);
    },
  };
  const memory = memoryOf();
  const once = checks(source, { memory });
  const steps = await verifyEntry(log.shown(INDEX), once);
  assert.deepEqual(codes(steps), [
    "bytes-match",
    "keys-lead-back",
    "signature-good",
    "cosignature-good",
    "included",
    "first-seen",
  ]);
  assert.equal(steps.find(({ name }) => name === "cosignature")?.time, COSIGNED_AT);
  assert.deepEqual(asked.toSorted(), ["0/1.256", "0/273.112", "1/0.256", "1/1.17"]);
  assert.equal(memory.size, 1);
  asked.length = 0;
  assert.equal(codes(await verifyEntry(log.shown(INDEX + 1), once)).at(-1), "unchanged");
  assert.deepEqual(asked, [], "tiles that were verified are not asked for again");
});

test("every entry of a small log is included, whatever its size", async () => {
  for (const size of [1, 2, 3, 255, 256, 257]) {
    const small = new RealLog(size);
    const all = checks(small.source());
    for (const index of new Set([0, size >> 1, size - 1]))
      assert.deepEqual(bad(await verifyEntry(small.shown(index), all)), [], `${index} of ${size}`);
  }
});

test("one altered byte of an entry is told: by its leaf hash, and by the tile", async () => {
  const source: LogSource = { ...log.source(), entry: async (index) => flipped(log.entry(index), 60) };
  assert.deepEqual(bad(await verifyEntry(log.shown(INDEX), checks(source))), [
    "bytes-differ",
    "not-this-leaf",
  ]);
});

test("a page that shows something else than what was hashed is told", async () => {
  const shown = { ...log.shown(INDEX), envelope: { kind: "message.sent/1" } };
  assert.deepEqual(bad(await verifyEntry(shown, checks(log.source()))), ["bytes-shown-otherwise"]);
});

test("one altered byte in any tile on the way is told, and no damaged tile is kept", async () => {
  const places = [
    [INDEX, 0, 1, 6 * 32],
    [INDEX, 0, 1, 5 * 32],
    [INDEX, 0, 273, 7],
    [INDEX, 1, 0, 40 * 32],
    [INDEX, 1, 1, 3],
    [69_999, 2, 0, 31],
  ] as const;
  for (const [index, level, n, at] of places) {
    let damaged = true;
    const source: LogSource = {
      ...log.source(),
      tile: async (...address) => {
        const bytes = log.tile(...address);
        return damaged && address[0] === level && address[1] === n ? flipped(bytes, at) : bytes;
      },
    };
    const these = checks(source);
    assert.deepEqual(bad(await verifyEntry(log.shown(index), these)), ["not-included"], `${level}/${n}`);
    damaged = false;
    assert.deepEqual(bad(await verifyEntry(log.shown(index), these)), [], "mended");
  }
});

test("a tile that is too short is damage, and what never comes is no proof", async () => {
  const short: LogSource = { ...log.source(), tile: async (...address) => log.tile(...address).slice(32) };
  assert.deepEqual(bad(await verifyEntry(log.shown(INDEX), checks(short))), ["tiles-damaged"]);
  const none: LogSource = { ...log.source(), tile: () => Promise.reject(new TypeError("gone")) };
  await assert.rejects(verifyEntry(log.shown(INDEX), checks(none)), { message: "gone" });
});

test("one altered byte of the head is told: size, root, signature, cosignature", async () => {
  const note = log.note();
  const lines = note.split("\n");
  const other = (line: number, at: number) => {
    const text = lines[line]!;
    const replaced = `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
    return lines.with(line, replaced).join("\n");
  };
  const told = async (changed: string) =>
    bad(await verifyEntry(log.shown(INDEX), checks(headed(() => ({ note: changed })))));
  assert.deepEqual(await told(other(2, 3)), ["signature-bad", "cosignature-bad"]);
  assert.deepEqual(await told(other(4, lines[4]!.length - 20)), ["signature-bad"]);
  assert.deepEqual(await told(other(5, lines[5]!.length - 20)), ["cosignature-bad"]);
  assert.deepEqual(await told(note.replace("\n70000\n", "\n70001\n")), ["signature-bad", "cosignature-bad"]);
  assert.deepEqual(await told(lines.toSpliced(5, 1).join("\n")), ["cosignature-missing"]);
  assert.deepEqual(await told(lines.toSpliced(4, 1).join("\n")), ["signature-missing"]);
  assert.deepEqual(await told("nonsense"), ["head-malformed", "head-malformed"]);
});

test("a head of another size than the node says is told", async () => {
  const steps = await verifyEntry(log.shown(INDEX), checks(headed(() => ({ size: 69_999 }))));
  assert.deepEqual(bad(steps), ["head-malformed", "head-malformed"]);
});

test("cards that do not lead back to the party are told, and so is a log of somebody else", async () => {
  const told = async (change: (head: GivenHead) => Partial<GivenHead>) =>
    bad(await verifyEntry(log.shown(INDEX), checks(headed(change))));
  const [card] = arvenia.cards;
  const altered = { ...card!, card: card!.card.replace("Arvenia", "Brvenia") };
  assert.deepEqual(await told(({ writer }) => ({ writer: { ...writer, cards: [altered] } })), [
    "keys-broken",
  ]);
  const unsigned = { ...card!, signature: talvia.cards[0]!.signature };
  assert.deepEqual(await told(({ writer }) => ({ writer: { ...writer, cards: [unsigned] } })), [
    "keys-broken",
  ]);
  assert.deepEqual(await told(({ writer }) => ({ writer: { ...writer, cards: [] } })), ["keys-broken"]);
  assert.deepEqual(await told(({ writer }) => ({ witness: writer })), ["keys-of-another"]);
  const elsewhere = checks(log.source(), { expected: { partner: talvia.id, log: "theirs", generation: 1 } });
  assert.deepEqual(bad(await verifyEntry(log.shown(INDEX), elsewhere)), ["keys-of-another"]);
});

test("a log must extend what was seen of it before", async () => {
  const before = new RealLog(300);
  const grown = new RealLog(1000);
  const told = async (seen: RealLog, now: RealLog) => {
    const memory = memoryOf([now.head().origin, remembered(seen)]);
    const steps = await verifyEntry(now.shown(7), checks(now.source(), { memory }));
    return [steps.at(-1)?.code, memory.get(now.head().origin)?.size];
  };
  assert.deepEqual(await told(before, grown), ["extends", 1000]);
  assert.deepEqual(await told(grown, grown), ["unchanged", 1000]);
  const forked = new RealLog(1000, (index) =>
    index === 200 ? new TextEncoder().encode('{"other":true}') : before.entry(index),
  );
  assert.deepEqual(await told(before, forked), ["does-not-extend", 300]);
  assert.deepEqual(await told(grown, forked), ["two-histories", 1000]);
  assert.deepEqual(await told(grown, before), ["shorter", 1000]);
});

test("an altered tile on the way from the old head to the new one is told", async () => {
  const grown = new RealLog(1000);
  const memory = memoryOf([grown.head().origin, remembered(new RealLog(300))]);
  const source: LogSource = {
    ...grown.source(),
    tile: async (...address) =>
      address[0] === 0 && address[1] === 1
        ? flipped(grown.tile(...address), 50 * 32)
        : grown.tile(...address),
  };
  const steps = await verifyEntry(grown.shown(900), checks(source, { memory }));
  assert.deepEqual(bad(steps), ["does-not-extend"]);
});

test("bytes that are withheld leave the hash, which is verified all the same", async () => {
  const source: LogSource = { ...log.source(), entry: async () => undefined };
  const steps = await verifyEntry(log.shown(INDEX), checks(source));
  assert.deepEqual([steps[0]?.code, steps[0]?.state, steps[4]?.code], ["bytes-withheld", "open", "included"]);
  const wrong = { ...log.shown(INDEX), leaf: log.leaf(INDEX + 1) };
  assert.deepEqual(bad(await verifyEntry(wrong, checks(source))), ["not-this-leaf"]);
});

test("an entry that no head covers yet is neither proven nor refuted", async () => {
  const steps = await verifyEntry({ ...log.shown(INDEX), index: 70_000 }, checks(log.source()));
  const inclusion = steps.find(({ name }) => name === "inclusion");
  assert.deepEqual([inclusion?.code, inclusion?.state], ["not-under-head", "open"]);
});

test("a browser without Ed25519 says that nothing of the signatures was checked", async () => {
  const check = () => Promise.reject(new NoEd25519());
  const steps = await verifyEntry(log.shown(INDEX), checks(log.source(), { check }));
  assert.deepEqual(bad(steps), []);
  assert.equal(steps.filter(({ state }) => state === "good").length, 1);
});

test("a cosignature taken for the log's own, and the reverse, is refused", async () => {
  const checkpoint = { origin: log.head().origin, size: log.size, root: log.root };
  const text = formatCheckpoint(checkpoint);
  const swapped = formatNote(text, [
    { ...signCheckpoint(checkpoint, LOG_KEY, arvenia.log.sign), name: WITNESS_KEY.name, id: WITNESS_KEY.id },
    { ...cosign(text, WITNESS_KEY, COSIGNED_AT, talvia.witness.sign), name: LOG_KEY.name, id: LOG_KEY.id },
  ]);
  const steps = await verifyEntry(log.shown(INDEX), checks(headed(() => ({ note: swapped }))));
  assert.deepEqual(bad(steps), ["signature-bad", "cosignature-bad"]);
});
