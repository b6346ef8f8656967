import assert from "node:assert/strict";
import { test } from "node:test";
import { RetiringWorld } from "../cli/test-retiring.ts";

test("a log that the partner cannot give back either is retired for a successor, and both go on", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b, "quay");
  const from = await world.backedUp(a);
  await world.release(a, b, "pontoon");
  const said = world.ownSize(a);
  await world.restored(a, from);
  await world.loses(b, said - 1);
  await assert.rejects(world.recover(a), { code: "missing" });

  const { drafted, applied } = await world.retire(a);
  assert.equal(drafted.code, "missing");
  assert.equal(drafted.witnessed, said);
  assert.ok(drafted.last < said);
  assert.equal(applied.carried.releases, 1);

  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  const after = await world.release(a, b, "breakwater");
  await world.release(b, a, "buoy");
  await parties.does(a, "dario", ["release", "recall", early, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  assert.equal((await world.states(b, "in"))[early], "recalled");
  assert.equal((await world.states(a, "out"))[early], "recalled");
  assert.equal((await world.states(b, "in"))[after], "received");
  for (const party of [a, b]) {
    await world.equal(party);
    const { checked, findings } = await world.report(party);
    assert.deepEqual(
      checked.find(({ what }) => what === "retirements"),
      { what: "retirements", count: 1 },
    );
    const retired = findings.find(({ code }) => code === "log-retired");
    assert.deepEqual([retired?.expected, retired?.found], [`${drafted.last}`, `${said} [missing]`]);
  }
});
