import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring, type Keyring, publicKeyOf, readCard, type SignedCard } from "../keys/index.ts";
import { Cards, OVERLAP_MS } from "./cards.ts";
import { cardFor } from "./test-cards.ts";
import { Federation } from "./test-nodes.ts";

/** What a node knows of a partner whose cards it learns one after the other, at times a test says. */
async function knowing() {
  const federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  const clock = { now: 1_790_000_000_000 };
  const cards = new Cards(b.ledger.reader, () => clock.now);
  let previous = cards.cardOf(a.party)!;
  const names = new Map([[publicKeyOf(a.keyring.node), "first"]]);
  const next = (name: string, keyring: Keyring): SignedCard => {
    names.set(publicKeyOf(keyring.node), names.get(publicKeyOf(keyring.node)) ?? name);
    const signed = cardFor("arvenia", keyring, a.roots, a.address, previous);
    previous = { ...readCard(signed), signed };
    return signed;
  };
  const taken = () =>
    cards.messageKeys(a.party).map((key) => names.get(Buffer.from(key).toString("base64url")));
  const learn = (...shown: SignedCard[]) => assert.ok(cards.learn(a.party, shown));
  return { a, clock, next, learn, taken, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

test("the time of grace of a replaced key runs from when the new card was learnt, also when nobody asked meanwhile", async () => {
  await using known = await knowing();
  const { clock, next, learn, taken } = known;
  learn(next("second", createKeyring([])));
  clock.now += OVERLAP_MS;
  assert.deepEqual(taken(), ["second"]);
});

test("a card issued again with the same keys neither prolongs that time nor cuts it short", async () => {
  await using known = await knowing();
  const { clock, next, learn, taken } = known;
  const second = createKeyring([]);
  learn(next("second", second));
  clock.now += OVERLAP_MS / 2;
  learn(next("again", second));
  assert.deepEqual(taken(), ["first", "second"]);
  clock.now += OVERLAP_MS / 2 - 1;
  assert.deepEqual(taken(), ["first", "second"]);
  clock.now += 1;
  assert.deepEqual(taken(), ["second"]);
});

test("a card that was replaced before it was ever known here has no time of grace", async () => {
  await using known = await knowing();
  const { next, learn, taken } = known;
  learn(next("second", createKeyring([])), next("third", createKeyring([])));
  assert.deepEqual(taken(), ["first", "third"]);
});

test("a clock that is set back opens nothing to a key whose time is over", async () => {
  await using known = await knowing();
  const { clock, next, learn, taken } = known;
  learn(next("second", createKeyring([])));
  clock.now -= 3_600_000;
  assert.deepEqual(taken(), ["second"]);
});
