import assert from "node:assert/strict";
import { test } from "node:test";
import { entente, line, type TestParty } from "../cli/test-cli.ts";
import { RecoveringWorld } from "../cli/test-recovering.ts";
import { liaisonOrigin } from "../ledger/index.ts";
import { RecoveryError, type RecoveryErrorCode } from "../relations/index.ts";
import { dataPaths, Sqlite } from "../store/index.ts";

const failsWith = (code: RecoveryErrorCode) => (cause: unknown) => {
  assert.ok(cause instanceof RecoveryError, String(cause));
  assert.equal(cause.code, code, cause.message);
  return true;
};

type Row = { idx: number; leaf: Uint8Array; bytes: Uint8Array };

/** Changes the copy that `holder` has of the other's last entry, for as long as `work` runs. */
async function withLast(
  holder: TestParty,
  writer: TestParty,
  change: (store: Sqlite, row: Row, at: { log: number; idx: number }) => void,
  work: () => Promise<void>,
): Promise<void> {
  const log = holder.node.ledger.log(liaisonOrigin(writer.party, holder.party))!.id;
  using store = new Sqlite(dataPaths(holder.directory).ledger);
  const row = store.get<Row>(
    "SELECT idx, leaf, bytes FROM entry WHERE log = :log ORDER BY idx DESC LIMIT 1",
    {
      log,
    },
  )!;
  const at = { log, idx: row.idx };
  change(store, row, at);
  await work();
  store.run("DELETE FROM entry WHERE log = :log AND idx = :idx", at);
  store.run("INSERT INTO entry (log, idx, leaf, bytes) VALUES (:log, :idx, :leaf, :bytes)", {
    log,
    ...row,
  });
}

const setBytes = (store: Sqlite, at: { log: number; idx: number }, bytes: Uint8Array) =>
  store.run("UPDATE entry SET bytes = :bytes WHERE log = :log AND idx = :idx", { ...at, bytes });

const entriesIn = (party: TestParty): number => {
  using store = new Sqlite(dataPaths(party.directory).ledger, { readOnly: true });
  return store.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;
};

test("what a partner gives back altered, mixed up, too long or not at all is refused by name, and nothing is taken", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(a);
  await world.release(a, b);
  await world.restored(a, from);
  const before = entriesIn(a);
  const refused = (code: RecoveryErrorCode) => () => assert.rejects(world.recover(a), failsWith(code));

  const altered = (store: Sqlite, row: Row, at: { log: number; idx: number }) => {
    const text = Buffer.from(row.bytes).toString();
    setBytes(
      store,
      at,
      Buffer.from(text.replace(/"blind":"(.)/, (_, one) => `"blind":"${one === "A" ? "B" : "A"}`)),
    );
  };
  await withLast(b, a, altered, refused("altered"));
  const cut = (store: Sqlite, row: Row, at: { log: number; idx: number }) => {
    setBytes(store, at, row.bytes.subarray(0, row.bytes.length - 1));
  };
  await withLast(b, a, cut, refused("altered"));
  const gone = (store: Sqlite, _: Row, at: { log: number; idx: number }) => {
    store.run("DELETE FROM entry WHERE log = :log AND idx = :idx", at);
  };
  await withLast(b, a, gone, refused("missing"));
  const own = liaisonOrigin(b.party, a.party);
  const theirs = (store: Sqlite, _: Row, at: { log: number; idx: number }) => {
    const { id } = b.node.ledger.log(own)!;
    const { bytes } = store.get<Row>("SELECT bytes FROM entry WHERE log = :id AND idx = 1", { id })!;
    setBytes(store, at, bytes);
  };
  await withLast(b, a, theirs, refused("foreign"));
  const long = (store: Sqlite, _: Row, at: { log: number; idx: number }) => {
    setBytes(store, at, new Uint8Array(9000));
  };
  await withLast(b, a, long, refused("too-long"));
  assert.equal(entriesIn(a), before);

  parties.down.add("talvia");
  await refused("unreachable")();
  parties.down.delete("talvia");
  await world.started(a);
  await parties.settled().catch(() => undefined);
  assert.equal((await world.state(a)).mine, "rolled-back");
});

test("an answer that somebody on the way has altered is not believed", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(a);
  await world.release(a, b);
  await world.restored(a, from);
  const fetch = async (request: Request) => {
    const answer = await parties.fetch(request.clone());
    if (!request.url.includes("/returned/tile/")) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    bytes[40] = bytes[40]! ^ 1;
    return new Response(bytes, { status: answer.status, headers: answer.headers });
  };
  await assert.rejects(world.recover(a, { fetch }), RecoveryError);
});

test("a recovery that is cut off goes on where it stopped", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(a);
  await world.release(a, b);
  await world.release(b, a);
  await world.release(a, b);
  const said = world.ownSize(a);
  await world.restored(a, from);
  let left = 1;
  const fetch = async (request: Request) => {
    if (request.url.includes("/returned/blobs/") && left-- <= 0) throw new TypeError("fetch failed");
    return parties.fetch(request);
  };
  const before = entriesIn(a);
  await assert.rejects(world.recover(a, { fetch }), failsWith("unreachable"));
  assert.ok(entriesIn(a) > before);
  const back = await world.recover(a);
  assert.equal(back?.until, said);
  assert.equal(await world.recover(a), undefined);
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.equal(world.ownSize(a), said);
  await world.verified(a);
  await world.equal(a);
});

test("entries that a restored node has written before it was recovered are given up only when the operator says so", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b);
  const from = await world.backedUp(a);
  const late = await world.release(a, b);
  await world.restored(a, from);
  await world.started(a);
  await parties.does(a, "dario", ["release", "recall", early, "--reason", "source-at-risk"]);
  const theirs = await world.send(b, a, (await world.wrote(b, "beacon")).result.product).catch(() => "");
  await a.served.close();
  await assert.rejects(world.recover(a), failsWith("unsigned"));
  const back = await world.recover(a, { dropUnsigned: true });
  assert.equal(back?.dropped["recall.ordered/2"], 1);
  await world.started(a);
  await parties.settled();
  const sent = await world.states(a, "out");
  assert.deepEqual([sent[early], sent[late]], ["received", "received"]);
  if (theirs !== "") assert.equal((await world.states(a, "in"))[theirs], "received");
  for (const party of [a, b]) {
    await world.verified(party);
    await world.equal(party);
  }
});

test("without a network the partner's file brings everything back", async () => {
  await using world = await RecoveringWorld.open();
  const { parties, a, b } = world;
  const from = await world.backedUp(a);
  const late = await world.release(a, b);
  const theirs = await world.release(b, a);
  const said = world.ownSize(a);
  await world.restored(a, from);
  const file = world.place("back.carry");
  await parties.does(b, "ena", line`carry out --file ${file} --recovery`);
  parties.down.add("talvia");
  const argv = line`recover --data ${a.directory} --file ${file} --from ${"CERT talvia"} --json`;
  const ran = await entente(argv, {});
  assert.equal(ran.code, 0, ran.err);
  assert.deepEqual([ran.json.until, ran.json.withoutContent], [said, 0]);
  parties.down.delete("talvia");
  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.equal((await world.states(a, "out"))[late], "received");
  assert.equal((await world.states(a, "in"))[theirs], "received");
  await world.verified(a);
  await world.equal(a);
  const strange = await entente(line`recover --data ${a.directory} --from nobody`, {});
  assert.equal(strange.code, 2);
});
