import assert from "node:assert/strict";
import { test } from "node:test";
import { RetiringWorld } from "../cli/test-retiring.ts";
import { generationOf } from "../ledger/index.ts";

test("a log that is retired twice in a row goes on in a third generation, and what was said in either before is recalled", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const first = await world.release(a, b, "quay");
  await world.lostAtBoth(a, b);
  await world.retire(a);
  await world.started(a);
  await parties.settled();

  const second = await world.release(a, b, "breakwater");
  const { said } = await world.lostAtBoth(a, b);
  await assert.rejects(world.recover(a), { code: "missing" });
  const { applied, drafted } = await world.retire(a);
  assert.deepEqual([generationOf(applied.retired), generationOf(applied.successor)], [2, 3]);
  assert.deepEqual([drafted.witnessed, applied.carried.releases], [said, 1]);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });

  const third = await world.release(a, b, "mole");
  const answer = await world.release(b, a, "buoy");
  for (const release of [first, second])
    await parties.does(a, "dario", ["release", "recall", release, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  const ends = { [first]: "recalled", [second]: "recalled", [third]: "received" };
  const [sent, held] = [await world.states(a, "out"), await world.states(b, "in")];
  for (const [release, state] of Object.entries(ends))
    assert.deepEqual([sent[release], held[release]], [state, state]);
  assert.equal((await world.states(a, "in"))[answer], "received");

  for (const party of [a, b]) {
    await world.equal(party);
    const { checked, findings } = await world.report(party);
    const count = (what: string) => checked.find((each) => each.what === what)?.count;
    // Three generations of one party's log and one of the other's, and two recalls with their receipts.
    assert.deepEqual([count("retirements"), count("logs"), count("recall-receipts")], [2, 4, 2]);
    assert.equal(findings.filter(({ code }) => code === "log-retired").length, 2);
  }
});

test("who has lost its answer with a fork answers again: the sender keeps one release, recalls it, and both verify", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(b);
  const release = await world.release(a, b, "pontoon");
  assert.equal((await world.states(a, "out"))[release], "received");
  await world.quarantines(a);
  await world.restored(b, from);
  await world.forks(b);
  const drafted = await world.drafted(b);
  assert.equal(drafted.code, "forked");
  await world.applied(b, world.signed(b, drafted), true);
  await world.started(b);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.equal((await world.states(b, "in"))[release], "received");
  assert.deepEqual(Object.values(await world.states(a, "out")), ["received"]);

  await parties.does(a, "dario", ["release", "recall", release, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  assert.equal((await world.states(a, "out"))[release], "recalled");
  assert.equal((await world.states(b, "in"))[release], "recalled");
  for (const party of [a, b]) {
    await world.equal(party);
    const { findings } = await world.report(party);
    // Who has lost its first answer exports only the second.
    assert.equal(
      findings.some(({ code }) => code === "answered-again"),
      party === a,
    );
  }
});
