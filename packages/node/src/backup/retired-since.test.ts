import assert from "node:assert/strict";
import { test } from "node:test";
import { line, type TestParty } from "../cli/test-cli.ts";
import { RetiringWorld } from "../cli/test-retiring.ts";
import { houseOrigin, liaisonOrigin, originHash, readEnvelope } from "../ledger/index.ts";
import { dataPaths, Sqlite } from "../store/index.ts";

const entriesIn = ({ directory }: TestParty): number => {
  using store = new Sqlite(dataPaths(directory).ledger, { readOnly: true });
  return store.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;
};

/** What the house log says of logs that came back or were retired. */
function toldOf({ node, party }: TestParty): string[] {
  const origin = houseOrigin(party);
  return node.ledger.reader
    .all<{ bytes: Uint8Array }>("SELECT bytes FROM entry WHERE log = :log ORDER BY idx", {
      log: node.ledger.log(origin)!.id,
    })
    .map(({ bytes }) => readEnvelope(bytes, origin).kind)
    .filter((kind) => kind === "log.retired/1" || kind === "log.recovered/1");
}

test("from a backup older than the retirement the retired log comes back as far as it stands, and its successor whole", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const before = await world.backedUp(a);
  const early = await world.release(a, b, "quay");
  await world.lostAtBoth(a, b);
  const { statement, drafted } = await world.retire(a);
  await world.started(a);
  await parties.settled();
  const later = await world.release(a, b, "breakwater");
  const theirs = await world.release(b, a, "buoy");
  const [said, heard] = [world.ownSize(a), world.ownSize(b)];

  await world.restored(a, before);
  const stood = entriesIn(a);
  const successor = originHash(liaisonOrigin(a.party, b.party, 2));
  // What is altered on its way: the first entry of the successor, which holds the statement.
  const altering = async (request: Request) => {
    const answer = await parties.fetch(request.clone());
    if (!request.url.includes("/returned/tile/") || !request.url.includes(successor)) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    bytes[300] = bytes[300]! ^ 1;
    return new Response(bytes, { status: answer.status, headers: answer.headers });
  };
  await assert.rejects(world.recover(a, { fetch: altering }));
  assert.equal(entriesIn(a), stood);

  const back = await world.recover(a);
  assert.deepEqual(
    back?.retired.map(({ from, last, witnessed }) => [from < last, last, witnessed]),
    [[true, drafted.last, drafted.witnessed]],
  );
  assert.deepEqual([back?.from, back?.until, back?.aside], [0, said, []]);
  assert.equal(await world.recover(a), undefined);
  assert.equal(await world.applied(a, statement), undefined);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  assert.deepEqual([world.ownSize(a), world.ownSize(b)], [said, heard]);
  assert.deepEqual(toldOf(a), ["log.recovered/1", "log.retired/1", "log.recovered/1"]);
  assert.equal((await world.states(a, "in"))[theirs], "received");
  for (const release of [early, later])
    await parties.does(a, "dario", ["release", "recall", release, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  const [sent, held] = [await world.states(a, "out"), await world.states(b, "in")];
  for (const release of [early, later])
    assert.deepEqual([sent[release], held[release]], ["recalled", "recalled"]);
  for (const party of [a, b]) {
    await world.equal(party);
    const { findings } = await world.report(party);
    assert.ok(findings.some(({ code }) => code === "log-retired"));
  }
});

test("a backup that holds more than the retired log stands by gives it up when it is said, and a file brings the successor", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b, "quay");
  const from = await world.backedUp(a);
  await world.release(a, b, "pontoon");
  const said = world.ownSize(a);
  const more = await world.backedUp(a);
  await world.restored(a, from);
  await world.loses(b, said - 1);
  await world.retire(a);
  await world.started(a);
  await parties.settled();
  const later = await world.release(a, b, "breakwater");
  const now = world.ownSize(a);

  const [plain, file] = [world.place("plain.carry"), world.place("back.carry")];
  await parties.does(b, "ena", line`carry out --file ${plain}`);
  await parties.does(b, "ena", line`carry out --recovery --file ${file}`);
  await world.restored(a, more);
  parties.down.add(b.name);
  // A file that holds nothing to give back is no proof that anything is lost.
  await assert.rejects(world.recover(a, { file: plain }), { code: "unreachable", message: /--recovery/ });
  await assert.rejects(world.recover(a, { file }), { code: "unsigned", message: /retired after the backup/ });
  const back = await world.recover(a, { file, dropUnsigned: true });
  assert.equal(back?.dropped["release.made/1"], 1);
  assert.deepEqual([back?.until, back?.withoutContent], [now, 0]);
  parties.down.delete(b.name);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(toldOf(a), ["log.retired/1", "log.recovered/1"]);
  const sent = await world.states(a, "out");
  assert.deepEqual([sent[early], sent[later]], ["received", "received"]);
  for (const party of [a, b]) {
    await world.equal(party);
    await world.report(party);
  }
});

test("from a backup older than two retirements both logs come back, and the third goes on", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const before = await world.backedUp(a);
  const releases = [await world.release(a, b, "quay")];
  for (const text of ["breakwater", "mole"]) {
    await world.lostAtBoth(a, b);
    await world.retire(a);
    await world.started(a);
    await parties.settled();
    releases.push(await world.release(a, b, text));
  }
  await world.restored(a, before);
  // Cut off in each of the three logs, one after the other, it goes on where it stopped.
  for (let most = 0; most < 3; most++) {
    let left = most === 0 ? 0 : 1;
    const fetch = async (request: Request) => {
      if (request.url.includes("/returned/blobs/") && left-- <= 0) throw new TypeError("fetch failed");
      return parties.fetch(request);
    };
    await assert.rejects(world.recover(a, { fetch }), { code: "unreachable" });
  }
  const back = await world.recover(a);
  assert.ok(back !== undefined);
  await world.started(a);
  // Each log that was retired is told once, with what came back of it, and the one that goes on.
  assert.deepEqual(toldOf(a), [
    "log.recovered/1",
    "log.retired/1",
    "log.recovered/1",
    "log.retired/1",
    "log.recovered/1",
  ]);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  const sent = await world.states(a, "out");
  assert.deepEqual(
    releases.map((release) => sent[release]),
    ["received", "received", "received"],
  );
  const after = await world.release(a, b, "buoy");
  assert.equal((await world.states(b, "in"))[after], "received");
  for (const party of [a, b]) {
    await world.equal(party);
    await world.report(party);
  }
});

test("from a backup older than the retirement of the partner's log nothing is taken back, and it is said what to do", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const before = await world.backedUp(b);
  await world.lostAtBoth(a, b);
  await world.retire(a);
  await world.started(a);
  await parties.settled();
  await world.release(a, b, "breakwater");
  await world.restored(b, before);
  const stood = entriesIn(b);
  await assert.rejects(world.recover(b), {
    code: "partner-log",
    message: /Restore a backup from after that/,
  });
  assert.equal(entriesIn(b), stood);
});
