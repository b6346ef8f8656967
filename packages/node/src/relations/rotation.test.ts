import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring } from "../keys/index.ts";
import { cardFor, Federation } from "./test-nodes.ts";

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
