import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { line, type TestParty } from "../cli/test-cli.ts";
import type { CutOffOrder } from "../cli/test-cut-off.ts";
import { RecoveringWorld } from "../cli/test-recovering.ts";
import { RetiringWorld } from "../cli/test-retiring.ts";
import { houseOrigin, readEnvelope } from "../ledger/index.ts";
import { dataPaths, Sqlite } from "../store/index.ts";

const CUT_OFF = fileURLToPath(new URL("../cli/test-cut-off.ts", import.meta.url));

/** Ends as a process that was killed does, once entries were cut and before anything says so. */
function killedAtCut(what: "retire" | "recover", order: CutOffOrder): void {
  const argv = ["--disable-warning=ExperimentalWarning", CUT_OFF, what, JSON.stringify(order)];
  const { signal, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  assert.equal(signal, "SIGKILL", stderr);
}

/** What the house log says to have been dropped, by each of the entries of that kind. */
function droppedIn({ directory, party }: TestParty, kind: string): unknown[] {
  using store = new Sqlite(dataPaths(directory).ledger, { readOnly: true });
  const origin = houseOrigin(party);
  return store
    .all<{ bytes: Uint8Array }>(
      "SELECT bytes FROM entry WHERE log = (SELECT id FROM log WHERE origin = :origin) ORDER BY idx",
      { origin },
    )
    .map(({ bytes }) => readEnvelope(bytes, origin))
    .filter((envelope) => envelope.kind === kind)
    .map(({ body }) => body.dropped);
}

test("killed between cutting a log back and opening its successor, the repeated command says what was given up", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(a);
  await world.release(a, b, "pontoon");
  await world.restored(a, from);
  await world.forks(a);
  const drafted = await world.drafted(a);
  assert.deepEqual(drafted.unsigned, { "card.presented/1": 1 });
  const statement = world.signed(a, drafted);
  const file = world.place("retirement.json");
  writeFileSync(file, JSON.stringify(statement));

  killedAtCut("retire", { directory: a.directory, partner: b.party, file });
  assert.deepEqual(droppedIn(a, "log.retired/1"), []);
  const applied = await world.applied(a, statement);
  assert.deepEqual(applied?.dropped, { "card.presented/1": 1 });
  assert.deepEqual(droppedIn(a, "log.retired/1"), [1]);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  await world.equal(a);
});

test("killed between cutting a log back and taking it back, the repeated command says what was given up, once", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b);
  const from = await world.backedUp(a);
  await world.release(a, b);
  const file = world.place("back.carry");
  await parties.does(b, "ena", line`carry out --file ${file} --recovery`);
  const recalls = async () => {
    await world.started(a);
    await parties.does(a, "dario", ["release", "recall", early, "--reason", "source-at-risk"]);
    await a.served.close();
  };
  await world.restored(a, from);
  await recalls();
  killedAtCut("recover", { directory: a.directory, partner: b.party, file });
  // The node may run, and write, before the command is repeated: that is added.
  await recalls();
  killedAtCut("recover", { directory: a.directory, partner: b.party, file });
  const back = await world.recover(a, { file });
  assert.equal(back?.dropped["recall.ordered/2"], 2);
  const [told, ...more] = droppedIn(a, "log.recovered/1");
  assert.deepEqual(more, []);
  assert.equal(
    told,
    Object.values(back?.dropped ?? {}).reduce((sum, n) => sum + n, 0),
  );
  // Told once: the next recovery of this log has given up nothing.
  await world.started(a);
  await parties.settled();
  await world.release(a, b);
  const later = world.place("later.carry");
  await parties.does(b, "ena", line`carry out --file ${later} --recovery`);
  await a.served.close();
  assert.equal(await world.recover(a, { file: later }), undefined);
  await world.started(a);
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  await world.equal(a);
});
