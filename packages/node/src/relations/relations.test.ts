import assert from "node:assert/strict";
import { test } from "node:test";
import { liaisonOrigin } from "../ledger/index.ts";
import { cardFor } from "./test-cards.ts";
import { Federation, officer } from "./test-nodes.ts";

test("two parties pair: both logs open with the own card as first entry, and each applies the other's", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  const origin = liaisonOrigin(a.party, b.party);
  assert.equal(await federation.published(a, { log: origin, index: 0 }), true);
  await b.relations.sync(a.party);
  assert.equal(b.relations.status(a.party).applied, 1);
  assert.equal(b.relations.status(a.party).state, "ok");
  assert.deepEqual(b.ledger.reader.all("SELECT aside FROM journal WHERE aside IS NOT NULL"), []);
  assert.deepEqual(federation.differences(a), []);
  assert.deepEqual(federation.differences(b), []);
});

test("a wrong fingerprint, a wrong role, the own card and a second pairing are refused and open nothing", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  const { card, signature, fingerprint } = b.relations.cardFile();
  const pairing = { card: { card, signature }, earlier: [], fingerprint };
  const wrong = {
    ...pairing,
    fingerprint: fingerprint.replace(/\d$/, (last) => String((Number(last) + 1) % 10)),
  };
  const analyst = { ...officer, roles: ["analyst" as const] };
  await assert.rejects(a.relations.pair(wrong, officer, federation.command()), { code: "invalid" });
  await assert.rejects(a.relations.pair(pairing, analyst, federation.command()), { code: "forbidden" });
  await assert.rejects(b.relations.pair(pairing, officer, federation.command()), { code: "invalid" });
  assert.equal(a.ledger.log(liaisonOrigin(b.party, a.party)), undefined);
  const spaced = { ...pairing, fingerprint: ` ${fingerprint.replaceAll(" ", "")} ` };
  const command = federation.command();
  await a.relations.pair(spaced, officer, command);
  assert.equal((await a.relations.pair(spaced, officer, command)).repeated, true);
  await assert.rejects(a.relations.pair(pairing, officer, federation.command()), { code: "conflict" });
});

test("what is said arrives in order, once; the doorbell wakes, and polling makes up for a lost one", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  let rings = 0;
  federation.between = async (request, deliver) => {
    if (new URL(request.url).pathname === "/doorbell") {
      rings++;
      return new Response("", { status: 202 });
    }
    return deliver(request);
  };
  for (const text of ["one", "two", "three"]) await federation.say(a, b, text);
  const last = await federation.say(a, b, "four");
  assert.equal(await federation.published(a, last), true);
  await a.relations.idle();
  assert.ok(rings > 0);
  await b.relations.sync(a.party);
  await b.relations.sync(a.party);
  assert.deepEqual(federation.notes(b, a), ["one", "two", "three", "four"]);
});

test("a doorbell makes the partner look at once", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  b.relations.start();
  await b.relations.idle();
  const place = await federation.say(a, b, "look");
  assert.equal(await federation.published(a, place), true);
  await a.relations.idle();
  await b.relations.idle();
  assert.deepEqual(federation.notes(b, a), ["look"]);
});

test("a partner that was down catches up by itself, over several bundles, and answers are counted in seen", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  federation.down.add(b.address!);
  const texts = Array.from({ length: 600 }, (_, n) => `note ${n}`);
  const places = await Promise.all(texts.map((text) => federation.say(a, b, text)));
  const last = places.reduce((one, other) => (other.index > one.index ? other : one));
  assert.equal(await a.relations.heads.whenPublished(last.log, last.index, 50), false);
  federation.down.clear();
  assert.equal(await federation.published(a, last), true);
  await b.relations.sync(a.party);
  assert.deepEqual(federation.notes(b, a).toSorted(), texts.toSorted());
  assert.equal(b.relations.status(a.party).lag, 0);
  const answer = await federation.say(b, a, "thanks");
  await federation.published(b, answer);
  await a.relations.sync(b.party);
  assert.deepEqual(federation.notes(a, b), ["thanks"]);
  assert.deepEqual(federation.differences(b), []);
});

test("content is fetched, checked and kept; nobody else gets it", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  const c = await federation.create("ostrand");
  await federation.pair(a, b);
  await federation.pair(a, c);
  const place = await federation.say(a, b, "see inside", "the content");
  await federation.published(a, place);
  await b.relations.sync(a.party);
  const ref = { partner: a.party, index: place.index };
  const items = await b.relations.fetchBlob(ref);
  assert.equal(new TextDecoder().decode(items[0]?.content), "the content");
  federation.down.add(a.address!);
  assert.equal((await b.relations.fetchBlob(ref)).length, 1);
  await assert.rejects(c.relations.fetchBlob(ref), { code: "sealed" });
});

test("a desk above is shown each entry, again after a failure, and kinds it names are fetched by themselves", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  b.relations.fetchFor(["note.sent/1"]);
  const shown: number[] = [];
  b.relations.onEntryApplied(({ index }) => {
    shown.push(index);
  });
  federation.between = async (request, deliver) =>
    request.url.includes("/blobs/") ? new Response("no", { status: 500 }) : deliver(request);
  const place = await federation.say(a, b, "see inside", "the content");
  await federation.published(a, place);
  await b.relations.sync(a.party);
  assert.deepEqual(shown, [0]);
  federation.between = (request, deliver) => deliver(request);
  federation.now += 10_000;
  await b.relations.sync(a.party);
  assert.deepEqual(shown, [0, place.index]);
  assert.ok(
    b.ledger.contents.bytes(
      b.ledger.reader.get<{ payload: string }>(
        "SELECT json_extract(CAST(bytes AS TEXT), '$.set.payload') AS payload FROM entry WHERE idx = :idx AND log = :log",
        { idx: place.index, log: b.ledger.log(liaisonOrigin(a.party, b.party))!.id },
      )!.payload,
    ),
  );
});

test("a new card is issued in the house and presented in every relation; the partner follows the chain", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  const current = a.relations.cards.cardOf(a.party)!;
  const next = cardFor("arvenia", a.keyring, a.roots, "http://arvenia.test", current);
  const outcome = await a.relations.issueCard(next, federation.command());
  assert.equal(outcome.entries.length, 2);
  await assert.rejects(a.relations.issueCard(next, federation.command()), { code: "invalid" });
  await federation.published(a, outcome.entries[1]!);
  await b.relations.sync(a.party);
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  assert.deepEqual(federation.differences(b), []);
});
