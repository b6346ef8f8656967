import assert from "node:assert/strict";
import { test } from "node:test";
import { line } from "../cli/test-cli.ts";
import { RecoveringWorld } from "../cli/test-recovering.ts";
import { RecoveryError } from "../relations/index.ts";

test("keys that were changed after the backup sign the recovery, when the card and their backup are there", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  await parties.signIn(a, "alma");
  const { logs } = await world.backedUp(a);
  const card = await world.rotated(a);
  await world.release(a, b);
  const { keys } = await world.backedUp(a);
  const said = world.ownSize(a);
  await world.restored(a, { logs, keys });
  // Nothing on a partner's side remembers the key before, once the card has been known there for minutes.
  const back = await world.recover(a, { ownCards: [card] });
  assert.equal(back?.until, said);
  assert.equal(back?.withoutContent, 0);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  await world.release(a, b);
  await world.release(b, a);
  for (const party of [a, b]) await world.verified(party);
  await world.equal(a);
  await a.served.close();
  const { card: text, signature } = b.node.relations.cardFile();
  await assert.rejects(
    world.recover(a, { ownCards: [{ card: text, signature }] }),
    (cause) => cause instanceof RecoveryError && cause.code === "refused",
  );
});

test("without the changed keys the partner's file brings the log back, and new keys go on", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  await parties.signIn(a, "alma");
  const from = await world.backedUp(a);
  await world.rotated(a);
  await world.release(a, b);
  const said = world.ownSize(a);
  await world.restored(a, from);
  const file = world.place("back.carry");
  await parties.does(b, "ena", line`carry out --file ${file} --recovery`);
  const back = await world.recover(a, { file });
  assert.equal(back?.until, said);
  assert.ok(back.withoutContent > 0, "it was sealed for a key that is lost");
  await world.started(a);
  await world.rotated(a);
  await world.release(a, b);
  await world.release(b, a);
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  for (const party of [a, b]) await world.verified(party);
  await world.equal(a);
});
