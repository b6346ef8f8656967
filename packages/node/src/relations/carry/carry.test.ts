import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { liaisonOrigin } from "../../ledger/index.ts";
import { CarryError } from "../errors.ts";
import { Federation, type TestNode } from "../test-nodes.ts";
import { type CarryFile, readCarryFile, writeCarryFile } from "./container.ts";

const byHand = { reachable: false };

async function paired() {
  const federation = new Federation();
  const a = await federation.create("arvenia", byHand);
  const b = await federation.create("talvia", byHand);
  await federation.pair(a, b);
  return { federation, a, b, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

const carried = async (from: TestNode, to: TestNode, options = {}) =>
  to.relations.carryIn((await from.relations.carryOut(to.party, options)).bytes);

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
  const next = await a.relations.carryOut(b.party);
  assert.equal(next.from, 2);
  const third = await b.relations.carryIn(next.bytes);
  assert.equal(third.published, 2);
  assert.deepEqual(federation.differences(a), []);
  assert.deepEqual(federation.differences(b), []);
});

test("a repeated, an old and a missing file do no harm and are reported", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  await federation.say(a, b, "one");
  const old = (await a.relations.carryOut(b.party)).bytes;
  await b.relations.carryIn(old);
  const repeated = await b.relations.carryIn(old);
  assert.deepEqual([repeated.applied, repeated.alreadyHad, repeated.problems], [0, 2, []]);
  await federation.say(a, b, "two");
  const lost = await a.relations.carryOut(b.party, { from: 2 });
  await federation.say(a, b, "three");
  const later = await b.relations.carryIn((await a.relations.carryOut(b.party, { from: 3 })).bytes);
  assert.deepEqual([later.applied, later.missingFrom, later.cosigned], [0, 2, undefined]);
  assert.deepEqual(federation.notes(b, a), ["one"]);
  const found = await b.relations.carryIn(lost.bytes);
  assert.equal(found.applied, 1);
  assert.equal((await carried(a, b, { all: true })).applied, 1);
  const older = await b.relations.carryIn(old);
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
  const old = (await a.relations.carryOut(b.party)).bytes;
  await b.relations.carryIn(old);
  const payload = readCarryFile(old).blobs.length;
  assert.equal(payload, 1);
  const row = b.ledger.reader.get<{ payload: string }>(
    "SELECT json_extract(CAST(bytes AS TEXT), '$.set.payload') AS payload FROM entry WHERE log = :log AND idx = :idx",
    { log: b.ledger.log(place.log)!.id, idx: place.index },
  )!;
  await b.ledger.writer.ask({
    type: "commit",
    command: null,
    expects: [],
    steps: [
      {
        do: "own",
        log: 1,
        id: "erasure",
        text: ["{}"],
        changes: [["ledger.erase", { payload: row.payload, position: 0 }]],
        touches: [],
      },
    ],
  });
  const again = await b.relations.carryIn(old);
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
  assert.equal((await b.relations.carryIn(out.bytes)).blobs, 1);
  assert.equal((await carried(b, a)).applied, 1);
  const rest = await carried(a, b);
  assert.equal(rest.blobs, 2);
});

test("a file for another party, from a stranger, or damaged is refused with a reason", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  await federation.say(a, b, "one");
  const { bytes } = await a.relations.carryOut(b.party);
  const c = await federation.create("ostrand", byHand);
  await assert.rejects(a.relations.carryIn(bytes), { code: "wrong-recipient" });
  const stranger = writeCarryFile({ ...readCarryFile(bytes), from: c.party });
  await assert.rejects(b.relations.carryIn(stranger), { code: "unknown-sender" });
  await assert.rejects(b.relations.carryIn(bytes.slice(0, -1)), { code: "cut-short" });
  await assert.rejects(b.relations.carryIn(Buffer.from("hello")), { code: "not-a-carry-file" });
  const flipped = new Uint8Array(bytes);
  flipped[bytes.length - 40] = flipped[bytes.length - 40]! ^ 1;
  await assert.rejects(b.relations.carryIn(flipped), { code: "cut-short" });
  assert.equal(b.relations.status(a.party).applied, 0);
});

test("a forged head, a forged entry and a forged blob in a well-formed file change nothing", async () => {
  await using nodes = await paired();
  const { federation, a, b } = nodes;
  const place = await federation.say(a, b, "one", "content");
  const file = readCarryFile((await a.relations.carryOut(b.party)).bytes);
  const into = (change: Partial<CarryFile>) => b.relations.carryIn(writeCarryFile({ ...file, ...change }));
  const checkpoint = file.checkpoint!.replace("\n2\n", "\n1\n");
  await assert.rejects(into({ checkpoint }), { code: "not-a-carry-file" });
  const entries = file.entries.map((each) => ({ ...each, bytes: Buffer.from("{}") }));
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
  const { bytes } = await twin.relations.carryOut(b.party, { all: true });
  await assert.rejects(b.relations.carryIn(bytes), { code: "quarantined" });
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

test("whatever bytes come, reading them gives a file or a CarryError", () => {
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
  const read = readCarryFile(whole);
  assert.equal(read.entries.length, 300);
  assert.deepEqual(read.wanted, [1, 2]);
  assert.deepEqual(writeCarryFile(read), whole);
  const tame = (bytes: Uint8Array) => {
    try {
      readCarryFile(bytes);
    } catch (cause) {
      assert.ok(cause instanceof CarryError, String(cause));
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), tame));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
      const changed = new Uint8Array(whole);
      changed[at] = value;
      tame(changed);
    }),
  );
  fc.assert(fc.property(fc.nat(whole.length), (length) => tame(whole.slice(0, length))));
});
