import assert from "node:assert/strict";
import { test } from "node:test";
import { line } from "../cli/test-cli.ts";
import { RetiringWorld } from "../cli/test-retiring.ts";

test("acts on the agreement that a party has lost with a fork are told as that, and judge nobody wrongly", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(a);
  const { result } = await parties.does(a, "ena", line`agreement suspend --reason incident --wait`);
  await parties.settled();
  await parties.does(b, "ena", line`agreement resume --suspension ${result.suspension} --wait`);
  await parties.settled();
  await world.quarantines(b);
  await world.restored(a, from);
  await world.forks(a);
  const drafted = await world.drafted(a);
  await world.applied(a, world.signed(a, drafted), true);
  await world.started(a);
  await parties.settled();

  // Who has lost its suspension knows nothing of it; the partner holds it still, and declines.
  const release = await world.release(a, b, "pontoon");
  assert.equal((await world.states(a, "out"))[release], "declined");
  for (const party of [a, b]) {
    await world.equal(party);
    const { findings, outstanding } = await world.report(party);
    // The partner signed the end of a suspension of which only its own export holds the beginning.
    const about = findings.filter(({ code }) => code === "about-lost-entry");
    assert.deepEqual(
      about.map(({ expected }) => expected),
      party === a ? ["unknown-suspension"] : [],
    );
    assert.deepEqual(outstanding, []);
  }
});
