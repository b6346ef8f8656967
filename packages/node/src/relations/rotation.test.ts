import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring, type Keyring } from "../keys/index.ts";
import { OVERLAP_MS } from "./cards.ts";
import { cardFor } from "./test-cards.ts";
import { Federation, type TestNode } from "./test-nodes.ts";
import { Identity } from "./wire/index.ts";

test("a partner that changes its node, witness and seal keys is followed: its card is fetched when a key is unknown", async () => {
  await using federation = new Federation();
  let a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  const first = await federation.say(a, b, "with the old keys");
  await federation.published(a, first);
  await b.relations.sync(a.party);
  const { log, storage, search } = a.keyring;
  const keyring = { ...createKeyring([]), log, storage, search };
  const card = cardFor("arvenia", keyring, a.roots, a.address, a.relations.cards.cardOf(a.party));
  await federation.close(a);
  a = await federation.open({ ...a, keyring });
  const issued = await a.relations.issueCard(card, federation.command());
  for (let turn = 0; turn < 2; turn++) {
    // The partner's card is asked for at most every half minute.
    federation.now += 31_000;
    await a.relations.sync(b.party).catch(() => undefined);
    await a.relations.idle();
    await b.relations.idle();
  }
  const place = await federation.say(a, b, "with the new keys");
  assert.equal(await federation.published(a, place), true);
  await b.relations.sync(a.party);
  assert.deepEqual(federation.notes(b, a), ["with the old keys", "with the new keys"]);
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  assert.ok(issued.entries[1]!.index < place.index);
});

/** Sends a doorbell as the holder of a key ring would. */
async function rings(
  federation: Federation,
  from: TestNode,
  keyring: Keyring,
  to: TestNode,
): Promise<number> {
  const identity = new Identity(from.party, keyring, () => federation.now);
  const target = `${to.address}/doorbell`;
  const nothing = new Uint8Array();
  const { headers } = identity.signRequest("POST", target, "application/octet-stream", nothing);
  const request = new Request(target, { method: "POST", headers, body: nothing });
  return (await to.relations.partnerApp.fetch(request)).status;
}

/** A node under fresh keys, with the card that names them issued. */
async function rotated(federation: Federation, node: TestNode): Promise<TestNode> {
  const { storage, search } = node.keyring;
  const keyring = { ...createKeyring([]), storage, search };
  const card = cardFor(node.name, keyring, node.roots, node.address, node.relations.cards.cardOf(node.party));
  await federation.close(node);
  const next = await federation.open({ ...node, keyring });
  await next.relations.issueCard(card, federation.command());
  return next;
}

async function pair(reachable = true) {
  const federation = new Federation();
  const a = await federation.create("arvenia", { reachable });
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  return { federation, a, b, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

async function rounds(federation: Federation, a: TestNode, b: TestNode): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    federation.now += 31_000;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      await one.relations.sync(other.party).catch(() => undefined);
      await one.relations.idle();
    }
  }
}

test("all four keys change at once, the log's too: the first call that meets an unknown key fetches the card", async () => {
  await using nodes = await pair();
  const { federation, b } = nodes;
  const a = await rotated(federation, nodes.a);
  const place = await federation.say(a, b, "with new keys");
  federation.now += 31_000;
  await b.relations.sync(a.party).catch(() => undefined);
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  assert.equal(await federation.published(a, place), true);
  await rounds(federation, a, b);
  assert.deepEqual(federation.notes(b, a), ["with new keys"]);
  assert.deepEqual(federation.differences(b), []);
});

test("a node that accepts no connections shows its new card itself, since nobody can fetch it", async () => {
  await using nodes = await pair(false);
  const { federation, b } = nodes;
  const a = await rotated(federation, nodes.a);
  await federation.say(a, b, "from behind a wall");
  await rounds(federation, a, b);
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  assert.deepEqual(federation.notes(b, a), ["from behind a wall"]);
});

test("requests signed with the replaced node key are taken for as long as a message lives, and not after", async () => {
  await using nodes = await pair();
  const { federation, b } = nodes;
  const old = nodes.a.keyring;
  const a = await rotated(federation, nodes.a);
  assert.equal(await rings(federation, a, old, b), 202, "the partner has not heard yet");
  await b.relations.sync(a.party).catch(() => undefined);
  await b.relations.idle();
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  assert.equal(await rings(federation, a, old, b), 202, "on its way when the card changed");
  assert.equal(await rings(federation, a, a.keyring, b), 202);
  federation.now += OVERLAP_MS;
  assert.equal(await rings(federation, a, old, b), 401);
  assert.equal(await rings(federation, a, a.keyring, b), 202);
});

test("after a restart the replaced key opens nothing at once", async () => {
  await using nodes = await pair();
  const { federation } = nodes;
  const old = nodes.a.keyring;
  const a = await rotated(federation, nodes.a);
  const place = await federation.say(a, nodes.b, "presented before this");
  await rounds(federation, a, nodes.b);
  await federation.published(a, place);
  await nodes.b.relations.sync(a.party);
  assert.deepEqual(federation.notes(nodes.b, a), ["presented before this"]);
  await federation.close(nodes.b);
  const b = await federation.reopen(nodes.b);
  assert.equal(await rings(federation, a, old, b), 401);
  assert.equal(await rings(federation, a, a.keyring, b), 202);
});

test("a card shown by somebody is learnt only when the root key's chain says so", async () => {
  await using nodes = await pair();
  const { federation, a, b } = nodes;
  const show = async (party: string, cards: unknown) => {
    const body = JSON.stringify({ party, cards });
    const request = new Request(`${b.address}/card`, { method: "POST", body });
    return (await b.relations.partnerApp.fetch(request)).status;
  };
  const first = a.relations.cards.cardOf(a.party)!;
  const next = cardFor("arvenia", createKeyring([]), a.roots, a.address, first);
  const forged = cardFor(
    "arvenia",
    createKeyring([]),
    [a.roots[0]!, a.roots[2]!, a.roots[3]!],
    a.address,
    first,
  );
  assert.equal(await show(a.party, [first.signed]), 401, "an old card, played back");
  assert.equal(await show(a.party, [forged]), 401, "another root key");
  assert.equal(await show(b.party, [next]), 401, "nobody's partner");
  assert.equal(await show(a.party, [{ ...next, signature: forged.signature }]), 401);
  assert.equal(await show(a.party, "no cards"), 401);
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 0);
  assert.equal(await show(a.party, [next]), 200);
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  assert.equal(await show(a.party, [first.signed]), 401, "it does not go back");
  assert.equal(b.relations.cards.cardOf(a.party)?.card.sequence, 1);
  await federation.say(a, b, "still here");
});
