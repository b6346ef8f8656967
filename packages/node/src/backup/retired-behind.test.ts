import assert from "node:assert/strict";
import { test } from "node:test";
import { RetiringWorld } from "../cli/test-retiring.ts";
import { lastSize, liaisonOrigin, originHash } from "../ledger/index.ts";
import type { Fetch } from "../relations/index.ts";

test("who has not read all that a retired log stands by fetches it over the network first, and then reads the successor", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const first = liaisonOrigin(a.party, b.party);
  const asked: string[] = [];
  const plain = parties.fetch;
  const recording: Fetch = (request) => {
    asked.push(request.url);
    return plain(request);
  };
  Object.assign(parties, { fetch: recording });

  const quay = await world.release(a, b, "quay");
  const stands = world.ownSize(a);
  const { said } = await world.lostAtBoth(a, b);
  // The partner has lost more than what this party has: entries that the statement stands by.
  await world.loses(b, stands - 2);
  const { statement, drafted } = await world.retire(a);
  assert.deepEqual([drafted.last, drafted.witnessed], [stands, said]);
  await assert.rejects(b.node.relations.retirements.take(a.party, statement), { code: "behind" });

  asked.length = 0;
  await world.started(a);
  await parties.settled();
  const { reader } = b.node.ledger;
  assert.equal(lastSize(reader, b.node.ledger.log(first)!.id), stands);
  const old = asked.filter((url) => url.includes("/logs/tile/") && url.includes(originHash(first)));
  assert.notEqual(old.length, 0);
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });

  const after = await world.release(a, b, "breakwater");
  await parties.does(a, "dario", ["release", "recall", quay, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  const held = await world.states(b, "in");
  assert.deepEqual([held[quay], held[after]], ["recalled", "received"]);
  for (const party of [a, b]) {
    await world.equal(party);
    await world.report(party);
  }
});
