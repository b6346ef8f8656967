import assert from "node:assert/strict";
import { test } from "node:test";
import { line } from "../cli/test-cli.ts";
import { RecoveringWorld } from "../cli/test-recovering.ts";
import { liaisonOrigin } from "../ledger/index.ts";

test("a node restored from before a relation is paired again, begins no second history, and takes its log back", async () => {
  const { world, from } = await RecoveringWorld.openBackedUp();
  await using _closing = world;
  const { parties, a, b } = world;
  const late = await world.release(a, b, "pontoon");
  const theirs = await world.release(b, a, "lighthouse");
  const said = world.ownSize(a);
  const heard = world.ownSize(b);
  await world.restored(a, from);
  await world.started(a);
  assert.deepEqual(a.node.relations.relations, []);

  await parties.does(a, "ena", line`pair ${b.cardFile} --fingerprint ${b.fingerprint}`);
  a.node.relations.heads.advance(liaisonOrigin(a.party, b.party));
  await a.node.relations.heads.signed(b.party);
  await parties.settled().catch(() => undefined);
  assert.equal((await world.state(a)).mine, "rolled-back");
  assert.match(a.node.relations.stopped(b.party) ?? "", /stop the node and run "entente recover"/);
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "rolled-back" });
  const kept = b.node.ledger.reader.all<{ what: string }>("SELECT what FROM evidence");
  assert.deepEqual(
    kept.map(({ what }) => JSON.parse(what).noteB),
    [""],
    "nothing was signed beside what was signed before",
  );
  assert.equal(world.ownSize(b), heard);
  await a.served.close();

  const back = await world.recover(a);
  assert.ok(back !== undefined, "something came back");
  assert.deepEqual([back.from, back.until, back.dropped], [0, said, { "card.presented/1": 1 }]);
  assert.deepEqual([back.withoutContent, back.aside], [0, []]);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  assert.equal(world.ownSize(a), said);
  assert.equal((await world.states(a, "out"))[late], "received");
  assert.equal((await world.states(a, "in"))[theirs], "received");
  await world.release(a, b, "breakwater");
  await world.release(b, a, "buoy");
  for (const party of [a, b]) {
    await world.verified(party);
    await world.equal(party);
  }
});
