import assert from "node:assert/strict";
import { test } from "node:test";
import { RecoveringWorld } from "../cli/test-recovering.ts";

test("a node restored from an old backup takes back from its partner what it has said since, and goes on both ways", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b, "quay");
  const proposedBefore = (await world.wrote(a, "harbour")).result.product;
  const from = await world.backedUp(a);
  const late = await world.release(a, b, "pontoon");
  const known = await world.send(a, b, proposedBefore);
  const theirs = await world.release(b, a, "lighthouse");
  await parties.does(a, "dario", ["release", "recall", early, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  const said = world.ownSize(a);
  const heardBefore = world.ownSize(b);

  await world.restored(a, from);
  const back = await world.recover(a);
  assert.ok(back !== undefined && back.until === said && back.from < said, JSON.stringify(back));
  assert.deepEqual(back.aside, []);
  assert.equal(back.withoutContent, 0);
  assert.deepEqual([back.listed, back.unlisted], [1, 1]);

  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  assert.equal(world.ownSize(a), said);
  assert.equal(world.ownSize(b), heardBefore);
  const sent = await world.states(a, "out");
  assert.deepEqual([sent[early], sent[late], sent[known]], ["recalled", "received", "received"]);
  assert.equal((await world.states(a, "in"))[theirs], "received");
  const again = await world.recover(a).catch((cause: Error) => cause.message);
  assert.match(String(again), /another process/);

  await world.release(a, b, "breakwater");
  await world.release(b, a, "buoy");
  await parties.does(a, "dario", ["release", "recall", late, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  assert.equal((await world.states(b, "in"))[late], "recalled");
  for (const party of [a, b]) {
    await world.verified(party);
    await world.equal(party);
  }
});
