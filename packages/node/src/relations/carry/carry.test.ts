import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { liaisonOrigin } from "../../ledger/index.ts";
import { CarryError } from "../errors.ts";
import { Federation, type TestNode } from "../test-nodes.ts";
import { type CarryFile, writeCarryFile } from "./container.ts";
import { openCarryFile } from "./opening.ts";
import { inMemory, spooled } from "./source.ts";

const byHand = { reachable: false };

async function paired() {
  const federation = new Federation();
  const a = await federation.create("arvenia", byHand);
  const b = await federation.create("talvia", byHand);
  await federation.pair(a, b);
  return { federation, a, b, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

/** A file out as one piece, and one that comes in as a stream. */
const written = async (from: TestNode, to: TestNode, options = {}) =>
  new Uint8Array(Buffer.concat([...(await from.relations.carryOut(to.party, options)).pieces]));
async function* arriving(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
const taken = (by: TestNode, bytes: Uint8Array) => by.relations.carryIn(arriving(bytes));
const carried = async (from: TestNode, to: TestNode, options = {}) =>
  taken(to, await written(from, to, options));
const opened = (bytes: Uint8Array) => openCarryFile(inMemory(bytes));

test("files alone pair, talk, deliver content, and bring each cosignature back", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  const origin = liaisonOrigin(a.party, b.party);
  const place = await federation.say(a, b, "by hand", "the content");
  const first = await carried(a, b);
  assert.deepEqual([first.applied, first.cosigned, first.blobs, first.problems], [2, 2, 1, []]);
  assert.deepEqual(federation.notes(b, a), ["by hand"]);
  const items = await b.relations.fetchBlob({ partner: a.party, index: place.index });
  assert.equal(new TextDecoder().decode(items[0]?.content), "the content");
  assert.equal(a.relations.heads.grade(origin, place.index), "recorded");
  await federation.say(b, a, "thanks");
  const back = await carried(b, a);
  assert.deepEqual([back.applied, back.published, back.problems], [2, 2, []]);
  assert.equal(a.relations.heads.grade(origin, place.index), "partner");
  assert.equal((await a.relations.carryOut(b.party)).from, 2);
  const third = await carried(a, b);
  assert.equal(third.published, 2);
  assert.deepEqual(federation.differences(a), []);
  assert.deepEqual(federation.differences(b), []);
});

test("a repeated, an old and a missing file do no harm and are reported", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  await federation.say(a, b, "one");
  const old = await written(a, b);
  await taken(b, old);
  const repeated = await taken(b, old);
  assert.deepEqual([repeated.applied, repeated.alreadyHad, repeated.problems], [0, 2, []]);
  await federation.say(a, b, "two");
  const lost = await written(a, b, { from: 2 });
  await federation.say(a, b, "three");
  const later = await carried(a, b, { from: 3 });
  assert.deepEqual([later.applied, later.missingFrom, later.cosigned], [0, 2, undefined]);
  assert.deepEqual(federation.notes(b, a), ["one"]);
  const found = await taken(b, lost);
  assert.equal(found.applied, 1);
  assert.equal((await carried(a, b, { all: true })).applied, 1);
  const older = await taken(b, old);
  assert.deepEqual([older.applied, older.alreadyHad, older.problems], [0, 2, []]);
  assert.deepEqual(federation.notes(b, a), ["one", "two", "three"]);
});

test("through a one-way gate everything arrives; the sender's log stays recorded and says so", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  for (const text of ["one", "two", "three"]) {
    const place = await federation.say(a, b, text, `content of ${text}`);
    assert.equal((await carried(a, b)).blobs, 1);
    assert.equal(a.relations.heads.grade(place.log, place.index), "recorded");
  }
  assert.deepEqual(federation.notes(b, a), ["one", "two", "three"]);
  const log = a.relations.view(b.party).logs.find(({ mine }) => mine)!;
  assert.equal(log.state, "waiting");
  assert.match(log.why ?? "", /by hand/);
});

test("an old file does not bring back what was erased", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  const place = await federation.say(a, b, "inside", "content");
  const old = await written(a, b);
  await taken(b, old);
  assert.equal([...(await opened(old)).blobs].length, 1);
  const row = b.ledger.reader.get<{ payload: string }>(
    "SELECT json_extract(CAST(bytes AS TEXT), '$.set.payload') AS payload FROM entry WHERE log = :log AND idx = :idx",
    { log: b.ledger.log(place.log)!.id, idx: place.index },
  )!;
  await federation.erase(b, row.payload);
  const again = await taken(b, old);
  assert.equal(again.blobs, 0);
  await assert.rejects(b.relations.fetchBlob({ partner: a.party, index: place.index }), { code: "sealed" });
});

test("content that did not fit is asked for by the answer and comes with the next file", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  b.relations.fetchFor(["note.sent/1"]);
  for (const text of ["one", "two", "three"]) await federation.say(a, b, text, text.repeat(1000));
  const out = await a.relations.carryOut(b.party, { maxBytes: 1 });
  assert.deepEqual([out.blobs, out.left], [1, 2]);
  assert.equal((await taken(b, Buffer.concat([...out.pieces]))).blobs, 1);
  assert.equal((await carried(b, a)).applied, 1);
  const rest = await carried(a, b);
  assert.equal(rest.blobs, 2);
});

test("a file for another party, from a stranger, or damaged is refused with a reason", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  await federation.say(a, b, "one");
  const bytes = await written(a, b);
  const c = await federation.create("ostrand", byHand);
  await assert.rejects(taken(a, bytes), { code: "wrong-recipient" });
  const stranger = writeCarryFile({ ...(await opened(bytes)), from: c.party });
  await assert.rejects(taken(b, stranger), { code: "unknown-sender" });
  await assert.rejects(taken(b, bytes.slice(0, -1)), { code: "cut-short" });
  await assert.rejects(taken(b, Buffer.from("hello")), { code: "not-a-carry-file" });
  const flipped = new Uint8Array(bytes);
  flipped[bytes.length - 40] = flipped[bytes.length - 40]! ^ 1;
  await assert.rejects(taken(b, flipped), { code: "cut-short" });
  assert.equal(b.relations.status(a.party).applied, 0);
});

test("a forged head, a forged entry and a forged blob in a well-formed file change nothing", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  const place = await federation.say(a, b, "one", "content");
  const file = await opened(await written(a, b));
  const into = (change: Partial<CarryFile>) => taken(b, writeCarryFile({ ...file, ...change }));
  const checkpoint = file.checkpoint!.replace("\n2\n", "\n1\n");
  await assert.rejects(into({ checkpoint }), { code: "not-a-carry-file" });
  const entries = [...file.entries].map((each) => ({ ...each, bytes: Buffer.from("{}") }));
  const forged = await into({ entries });
  assert.deepEqual([forged.applied, forged.cosigned], [0, undefined]);
  assert.match(forged.problems[0] ?? "", /do not give the root/);
  const blob = await into({ blobs: [{ index: place.index, bytes: Buffer.from("x") }] });
  assert.deepEqual([blob.applied, blob.blobs], [2, 0]);
  assert.match(blob.problems[0] ?? "", /not kept/);
  assert.equal((await into({})).blobs, 1);
});

test("a partner that was forked by hand is quarantined, and its files are refused", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  await federation.say(a, b, "one");
  await carried(a, b);
  const other = new Federation();
  await using closing = other;
  const twin = await other.open({ ...a, directory: `${other.root}/twin` });
  const { card, signature, earlier } = a.relations.cardFile();
  await twin.relations.issueCard({ card, signature }, other.command());
  const theirs = b.relations.cardFile();
  await twin.relations.pair(
    { card: { card: theirs.card, signature: theirs.signature }, earlier, fingerprint: theirs.fingerprint },
    { account: "o", name: "o", roles: ["liaison-officer"], clearance: "", units: [], mayAct: true },
    other.command(),
  );
  await other.say(twin, b, "another one");
  const bytes = await written(twin, b, { all: true });
  await assert.rejects(taken(b, bytes), { code: "quarantined" });
  await assert.rejects(carried(a, b), { code: "quarantined" });
  assert.match(b.relations.stopped(a.party) ?? "", /two histories/);
  assert.equal(closing, other);
});

test("when only one side can call, it exchanges files with the other, and both logs are published", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia", byHand);
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  const out = await federation.say(a, b, "from inside", "content");
  const back = await federation.say(b, a, "from outside");
  await a.relations.sync(b.party);
  assert.deepEqual(federation.notes(b, a), ["from inside"]);
  assert.deepEqual(federation.notes(a, b), ["from outside"]);
  assert.equal(await federation.published(a, out), true);
  assert.equal(await federation.published(b, back), true);
});

test("when only one side can call, both know when they last heard of the other; no answer and no carried file count", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia", byHand);
  const b = await federation.create("talvia");
  const heard = () =>
    [a.relations.view(b.party), b.relations.view(a.party)].map(({ lastContact }) => lastContact);
  federation.down.add(b.address!);
  await federation.pair(a, b);
  await assert.rejects(a.relations.sync(b.party), { code: "unreachable" });
  await carried(b, a);
  await carried(a, b);
  assert.deepEqual(heard(), [undefined, undefined]);
  federation.down.delete(b.address!);
  await a.relations.sync(b.party);
  const now = new Date(federation.now).toISOString();
  assert.deepEqual(heard(), [now, now]);
});

test("whatever bytes come, reading them gives a file or a CarryError", async () => {
  const party = `sha256:${"A".repeat(43)}` as const;
  const whole = writeCarryFile({
    from: party,
    to: party,
    cards: [{ card: "{}", signature: "s" }],
    checkpoint: "a\n1\n",
    cosigned: "b",
    entries: Array.from({ length: 300 }, (_, index) => ({ index, bytes: Buffer.from(`${index}`) })),
    blobs: [{ index: 3, bytes: Buffer.from("blob") }],
    wanted: [1, 2],
  });
  const read = await opened(whole);
  assert.equal([...read.entries].length, 300);
  assert.deepEqual(read.wanted, [1, 2]);
  assert.deepEqual(writeCarryFile(read), whole);
  const tame = async (bytes: Uint8Array) => {
    try {
      await opened(bytes);
    } catch (cause) {
      assert.ok(cause instanceof CarryError, String(cause));
    }
  };
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), tame));
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
      const changed = new Uint8Array(whole);
      changed[at] = value;
      await tame(changed);
    }),
  );
  await fc.assert(fc.asyncProperty(fc.nat(whole.length), (length) => tame(whole.slice(0, length))));
});

test("a file is taken in from the disk in pieces, up to its bound, and leaves nothing behind", async () => {
  const directory = mkdtempSync(join(tmpdir(), "entente-spool-"));
  try {
    const bytes = Buffer.from("abcdefghij".repeat(1000));
    {
      using source = await spooled(arriving(bytes), directory, bytes.length);
      assert.equal(source.size, bytes.length);
      assert.deepEqual(source.read(4999, 12), bytes.subarray(4999, 5011));
      assert.deepEqual(source.read(bytes.length - 3, 100), bytes.subarray(-3));
      assert.deepEqual(readdirSync(directory), []);
    }
    await assert.rejects(spooled(arriving(bytes), directory, bytes.length - 1), { code: "too-large" });
    assert.deepEqual(readdirSync(directory), []);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("entries that overlap or stand out of order are no carried file, and parts are bounded", async () => {
  const party = `sha256:${"A".repeat(43)}` as const;
  const bytes = Buffer.from("entry");
  const base = { from: party, to: party, cards: [], checkpoint: undefined, cosigned: undefined, wanted: [] };
  const with_ = (entries: CarryFile["entries"], blobs: CarryFile["blobs"] = []) =>
    opened(writeCarryFile({ ...base, entries, blobs }));
  const apart = await with_([5, 6, 9].map((index) => ({ index, bytes })));
  assert.deepEqual(
    [apart.entries.missing(5, 9), apart.entries.before(6), apart.entries.has(9)],
    [7, 1, true],
  );
  for (const order of [
    [6, 5],
    [5, 5],
  ])
    await assert.rejects(with_(order.map((index) => ({ index, bytes }))), { code: "not-a-carry-file" });
  const huge = { index: 0, bytes: Buffer.alloc(67 * 1024 * 1024) };
  await assert.rejects(with_([], [huge]), { code: "too-large" });
  const card = { card: "{}", signature: "" };
  const cards = (count: number) =>
    opened(writeCarryFile({ ...base, cards: Array(count).fill(card), entries: [], blobs: [] }));
  assert.equal((await cards(256)).cards.length, 256);
  await assert.rejects(cards(257), { code: "too-large" });
});
