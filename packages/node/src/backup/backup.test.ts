import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  entente,
  inAgreement,
  line,
  type Ran,
  type TestParty,
  type TwoParties,
  towards,
} from "../cli/test-cli.ts";
import { Sqlite } from "../store/index.ts";

let parties: TwoParties;
let a: TestParty;
let b: TestParty;

before(async () => {
  ({ parties, a, b } = await inAgreement());
});
after(() => parties.close());

let count = 0;
const place = (name: string) => join(parties.root, `${++count}-${name}`);
/** As an operator at the machine: no token, the passphrase where the configuration says. */
const operator = (argv: readonly string[], environment = {}): Promise<Ran> => entente(argv, environment);

async function backedUp(party: TestParty): Promise<{ logs: string; keys: string }> {
  const [logs, keys] = [place("logs"), place("keys")];
  for (const argv of [line`--out ${logs}`, line`--keys --out ${keys}`]) {
    const ran = await operator(["backup", "--data", party.directory, ...argv]);
    assert.equal(ran.code, 0, ran.err);
  }
  return { logs, keys };
}

/** A directory beside the party's own, so that the paths of its configuration lead to the same key ring. */
const besides = (party: TestParty) => join(party.directory, "..", `restored-${++count}`);

async function restored(party: TestParty, from: { logs: string; keys: string }) {
  const directory = besides(party);
  const ran = await operator(
    line`restore --from ${from.logs} --keys ${from.keys} --data ${directory} --json`,
  );
  assert.equal(ran.code, 0, ran.err);
  return { directory, told: ran.json };
}

async function isEqual(directory: string): Promise<boolean> {
  const ran = await operator(line`rebuild --data ${directory} --check --json`);
  assert.deepEqual(ran.json.differences, []);
  return ran.code === 0;
}

async function release(text: string): Promise<{ product: string; release: string }> {
  const file = place("report.md");
  writeFileSync(file, `TLP:AMBER\n\n# ${text}\n\nHosts of ${text} are being encrypted.\n`);
  const { product } = (await parties.does(a, "cleo", line`product write ${file} --areas ransomware`)).result;
  const proposed = await parties.does(a, "cleo", ["release", "propose", product, ...towards("TL-CERT")]);
  const id = proposed.result.release;
  for (const person of ["dario", "gino"]) await parties.does(a, person, line`release approve ${id} --wait`);
  await parties.settled();
  return { product, release: id };
}

async function recall(id: string): Promise<void> {
  await parties.does(a, "dario", line`release recall ${id} --reason source-at-risk --wait`);
  await parties.settled();
}

test("a backup of the logs is made beside a running node and holds no key, mark, session or view", async () => {
  await release("quay");
  const { logs } = await backedUp(a);
  assert.equal(statSync(logs).mode & 0o777, 0o600);
  using store = new Sqlite(logs, { readOnly: true });
  const tables = store.all<{ name: string }>("SELECT name FROM sqlite_master").map(({ name }) => name);
  for (const name of ["set_key", "highwater", "session", "token", "link", "nonce", "attempt"])
    assert.ok(!tables.includes(name), name);
  assert.deepEqual(
    tables.filter((name) => name.startsWith("view_")),
    [],
  );
  assert.ok(tables.includes("credential") && tables.includes("entry") && tables.includes("blob"));
  assert.equal(readFileSync(logs).includes("quay"), false);
});

test("a backup is never written over another, and none is left half", async () => {
  const out = place("logs");
  writeFileSync(out, "precious");
  const ran = await operator(line`backup --data ${a.directory} --out ${out}`);
  assert.equal(ran.code, 1);
  assert.equal(readFileSync(out, "utf8"), "precious");
  const nowhere = join(parties.root, "nowhere", "logs");
  assert.equal((await operator(line`backup --data ${a.directory} --out ${nowhere}`)).code, 1);
});

test("what was restored rebuilds to equal views, before and after a purge", async () => {
  const { release: id } = await release("lighthouse");
  const early = await backedUp(b);
  assert.ok(await isEqual((await restored(b, early)).directory));
  await recall(id);
  const late = await backedUp(b);
  const { directory, told } = await restored(b, late);
  assert.ok(told.erased > 0);
  assert.equal(told.unreadable, 0);
  assert.ok(await isEqual(directory));
});

test("an erasure is carried out again when the backup of the keys is older than it", async () => {
  const { release: id } = await release("breakwater");
  const { keys } = await backedUp(b);
  await recall(id);
  const { logs } = await backedUp(b);
  const { directory } = await restored(b, { logs, keys });
  assert.ok(await isEqual(directory));
  using before = new Sqlite(keys, { readOnly: true });
  using after = new Sqlite(join(directory, "keys.db"), { readOnly: true });
  const keysIn = (store: Sqlite) => store.all("SELECT 1 FROM set_key").length;
  assert.ok(keysIn(after) < keysIn(before));
});

test("content newer than the backup of the keys is counted as unreadable", async () => {
  const { keys } = await backedUp(a);
  await release("pontoon");
  const { logs } = await backedUp(a);
  const { directory, told } = await restored(a, { logs, keys });
  assert.ok(told.unreadable > 0);
  assert.ok(await isEqual(directory));
});

test("an altered entry and an altered blob are found, and nothing is restored", async () => {
  const whole = await backedUp(a);
  const alterations = [
    "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'release', 'refusal') AS BLOB)",
    "UPDATE blob SET bytes = zeroblob(length(bytes))",
    "DELETE FROM entry WHERE log = (SELECT id FROM log WHERE mine = 1 AND partner IS NOT NULL) AND idx > 1",
  ];
  for (const sql of alterations) {
    const logs = place("altered");
    writeFileSync(logs, readFileSync(whole.logs));
    {
      using store = new Sqlite(logs);
      store.exec(sql);
    }
    const directory = besides(a);
    const ran = await operator(line`restore --from ${logs} --keys ${whole.keys} --data ${directory} --json`);
    assert.equal(ran.code, 1, sql);
    assert.equal(problemIn(ran.err).type, "urn:entente:problem:damaged");
    assert.equal(existsSync(directory) || existsSync(`${directory}.restoring`), false);
  }
});

/** The problem document is the last line; before it, what takes long tells how far it is. */
const problemIn = (err: string): { type: string } => JSON.parse(err.trimEnd().split("\n").at(-1)!);

test("a backup of the other kind, of another party, and no backup at all are refused", async () => {
  const [ours, theirs] = [await backedUp(a), await backedUp(b)];
  const refused = async (from: string, keys: string, code: string) => {
    const ran = await operator(line`restore --from ${from} --keys ${keys} --data ${besides(a)} --json`);
    assert.equal(ran.code, 1);
    assert.equal(problemIn(ran.err).type, `urn:entente:problem:${code}`);
  };
  await refused(ours.keys, ours.keys, "not-a-backup");
  await refused(ours.logs, theirs.keys, "other-party");
  const none = place("none");
  writeFileSync(none, "hello");
  await refused(none, ours.keys, "not-a-backup");
  await refused(ours.logs, join(parties.root, "missing"), "unreadable");
  const taken = await operator(
    line`restore --from ${ours.logs} --keys ${ours.keys} --data ${a.directory} --json`,
  );
  assert.equal(problemIn(taken.err).type, "urn:entente:problem:exists");
});

test("the key ring goes where the operator says, and is not written over", async () => {
  const from = await backedUp(a);
  const keyring = place("keyring.json");
  const directory = besides(a);
  const argv = line`restore --from ${from.logs} --keys ${from.keys} --keyring ${keyring}`;
  const ran = await operator([...argv, "--data", directory]);
  assert.equal(ran.code, 0, ran.err);
  assert.equal(readFileSync(keyring, "utf8"), readFileSync(join(a.keys, "keyring.json"), "utf8"));
  assert.ok(await isEqual(directory));
  writeFileSync(keyring, "another");
  assert.equal((await operator([...argv, "--data", besides(a)])).code, 1);
  assert.equal(readFileSync(keyring, "utf8"), "another");
});

test("no file of a restore is left beside what was restored", async () => {
  await restored(a, await backedUp(a));
  const left = readdirSync(join(a.directory, "..")).filter((name) => name.endsWith(".restoring"));
  assert.deepEqual(left, []);
});
