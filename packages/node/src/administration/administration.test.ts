import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  type Client,
  createClient,
  type JobKind,
  administrationOperations as on,
  type Role,
} from "@entente/api";
import { entente, line, type TestParty, TwoParties } from "../cli/test-cli.ts";
import { keyPortOf } from "../config.ts";
import { Sqlite } from "../store/index.ts";

const parties = new TwoParties();
let party: TestParty;
let alma: Client;

before(async () => {
  party = await parties.init("arvenia");
  alma = as("alma");
});
after(() => parties.close());

/** A client with a token of somebody's: all their roles, or fewer. */
function as(name: string, narrowed: { roles?: readonly Role[]; readOnly?: boolean } = {}): Client {
  const { accounts } = party.node;
  const { account } = accounts.list().find((each) => each.name === name)!;
  const session = accounts.session(account)!;
  const made = { name: "test", roles: session.roles, readOnly: false, days: 1, ...narrowed };
  const { secret } = accounts.createToken(session, made);
  return createClient({ base: party.served.people.url, token: secret });
}

async function done(kind: JobKind) {
  const { job } = await alma.call(on.startJob, { body: { kind } });
  await party.node.administration.jobs.idle();
  const { jobs } = await alma.call(on.listJobs);
  return jobs.find((each) => each.job === job)!;
}

const bytesOf = async (backup: string): Promise<Buffer> => {
  const { secret } = party.node.accounts.createToken(
    party.node.accounts.session(party.node.accounts.list().find(({ name }) => name === "alma")!.account)!,
    { name: "file", roles: ["administrator"], readOnly: false, days: 1 },
  );
  const url = `${party.served.people.url}/v1/administration/backups/${backup}/file`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
};

const houseKinds = () =>
  party.node.ledger.reader
    .all<{ bytes: Uint8Array }>("SELECT bytes FROM entry ORDER BY log, idx")
    .map(({ bytes }) => (JSON.parse(new TextDecoder().decode(bytes)) as { kind: string }).kind);

test("only administrators administer; a token that may only read starts nothing", async () => {
  for (const person of ["cleo", "filip", "ena"])
    for (const operation of [on.nodeStatus, on.nodeKeys, on.nodeStorage, on.nodeVersions, on.listBackups])
      await assert.rejects(as(person).call(operation), { code: "forbidden" }, `${person} ${operation.id}`);
  await assert.rejects(as("filip").call(on.startJob, { body: { kind: "backup-keys" } }), {
    code: "forbidden",
  });
  const reader = as("alma", { readOnly: true });
  await assert.rejects(reader.call(on.startJob, { body: { kind: "backup-keys" } }), { code: "forbidden" });
});

test("a backup made by the running node is one that restore takes, and its figures are those of the file", async () => {
  const logs = await done("backup-logs");
  assert.deepEqual([logs.state, logs.why], ["done", undefined]);
  const keys = await done("backup-keys");
  assert.deepEqual([keys.state, keys.why], ["done", undefined]);
  const { backups, folders } = await alma.call(on.listBackups);
  const files = new Map(backups.map((each) => [each.backup, join(folders[each.of], each.file)]));
  for (const each of backups) {
    const bytes = await bytesOf(each.backup);
    assert.equal(bytes.length, each.bytes);
    assert.equal(`sha256:${createHash("sha256").update(bytes).digest("base64url")}`, each.sha256);
    assert.equal(statSync(files.get(each.backup)!).mode & 0o777, 0o600);
  }
  const directory = join(party.directory, "..", "restored");
  const [from, keyFile] = [files.get(logs.backup!)!, files.get(keys.backup!)!];
  const ran = await entente(line`restore --json --from ${from} --keys ${keyFile} --data ${directory}`, {});
  assert.equal(ran.code, 0, ran.err);
  assert.equal(ran.json.unreadable, 0);
});

test("the folder of key backups is not within the data directory", async () => {
  const { folders } = await alma.call(on.listBackups);
  assert.ok(folders.logs.startsWith(party.directory));
  assert.ok(!folders.keys.startsWith(party.directory));
});

test("that a backup was made, fetched and removed, and by whom, is in the house log; a removed one is gone", async () => {
  const { backup } = await done("backup-keys");
  await bytesOf(backup!);
  const find = async () => {
    const { backups, folders } = await alma.call(on.listBackups);
    const found = backups.find((each) => each.backup === backup)!;
    return { ...found, path: join(folders.keys, found.file) };
  };
  const before = await find();
  assert.deepEqual([before.present, before.fetched], [true, 1]);
  await alma.call(on.removeBackup, { params: { backup: backup! } });
  const left = await find();
  assert.deepEqual([left.present, existsSync(left.path)], [false, false]);
  assert.ok(left.removedAt !== undefined);
  await assert.rejects(alma.call(on.removeBackup, { params: { backup: backup! } }), { code: "conflict" });
  assert.deepEqual(houseKinds().slice(-3), ["backup.made/1", "backup.fetched/1", "backup.removed/1"]);
});

test("one backup or check runs at a time, and one that fails says why and leaves no entry", async () => {
  const { folders } = party.node.administration.backups;
  const before = houseKinds().length;
  await alma.call(on.startJob, { body: { kind: "check-views" } });
  await assert.rejects(alma.call(on.startJob, { body: { kind: "backup-logs" } }), { code: "conflict" });
  await party.node.administration.jobs.idle();
  assert.equal(houseKinds().length, before + 1);
  const keyring = join(party.keys, "keyring.json");
  const text = readFileSync(keyring);
  rmSync(keyring);
  try {
    const failed = await done("backup-keys");
    assert.equal(failed.state, "failed");
    assert.match(failed.why!, /keyring\.json/);
    assert.equal(houseKinds().length, before + 1);
    assert.ok(existsSync(folders.keys));
  } finally {
    writeFileSync(keyring, text, { mode: 0o600 });
  }
});

test("checks of a sound node find nothing, and say how much they looked at", async () => {
  for (const kind of ["check-stored", "check-views"] as const) {
    const { state, found, why } = await done(kind);
    assert.deepEqual([state, why], ["done", undefined]);
    assert.deepEqual(found?.faults, []);
    assert.ok(found!.entries > 0);
  }
  const { checks } = await alma.call(on.nodeStorage);
  assert.deepEqual(checks.map(({ of, faults }) => [of, faults]).sort(), [
    ["stored", 0],
    ["views", 0],
  ]);
});

test("an altered row of a view and an altered entry are found", async () => {
  const ledger = join(party.directory, "ledger.db");
  const alter = (sql: string) => {
    using store = new Sqlite(ledger);
    store.exec(sql);
  };
  alter("UPDATE view_account SET name = 'Mallory' WHERE name = 'cleo'");
  const views = await done("check-views");
  alter("UPDATE view_account SET name = 'cleo' WHERE name = 'Mallory'");
  assert.deepEqual(
    views.found?.faults.map((each) => each.split(":")[0]),
    ["view_account"],
  );
  alter("UPDATE entry SET leaf = zeroblob(32) WHERE log = 1 AND idx = 1");
  const stored = await done("check-stored");
  assert.equal(stored.found?.faults.length, 1);
  assert.match(stored.found!.faults[0]!, /entry 1/);
});

test("keys are shown by their public halves: no secret of the key ring is in the answer", async () => {
  const answer = await alma.call(on.nodeKeys);
  assert.deepEqual(answer.keys.map(({ role, state, held }) => `${role} ${state} ${held}`).sort(), [
    "log in-force true",
    "node in-force true",
    "seal in-force true",
    "signatory in-force true",
    "witness in-force true",
  ]);
  const signing = answer.keys.find(({ role }) => role === "signatory")!;
  assert.deepEqual(
    signing.accounts.map(({ name }) => name),
    ["ena"],
  );
  assert.deepEqual([answer.file.readable, answer.file.beside], [false, false]);
  const config = parties.configOf(party);
  const keyring = keyPortOf(config, {}).load();
  const text = JSON.stringify(answer);
  const { log, witness, node, storage, search, seal, signatories } = keyring;
  for (const secret of [log, witness, node, storage, search, seal.secret, signatories[0]!.secret])
    assert.equal(text.includes(secret), false);
});

test("status, storage and versions say how the node is", async () => {
  const status = await alma.call(on.nodeStatus);
  const people = status.listeners.find(({ of }) => of === "people")!;
  assert.equal(people.url, party.served.people.url);
  assert.equal(status.stopped, undefined);
  assert.ok(status.levels.length > 0);
  const storage = await alma.call(on.nodeStorage);
  const house = storage.logs.find(({ kind }) => kind === "house")!;
  assert.equal(house.entries, houseKinds().length);
  assert.ok(storage.disk.free > 0 && storage.files.some(({ name }) => name === "ledger.db"));
  const versions = await alma.call(on.nodeVersions);
  assert.equal(versions.node, process.version);
  assert.deepEqual(versions.unannounced, []);
  assert.ok(versions.kinds.some(({ kind }) => kind === "backup.made/1"));
});
