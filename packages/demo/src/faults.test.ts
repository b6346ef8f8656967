import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createClient, ProblemError, productOperations, serviceOperations } from "@entente/api";
import { setUp } from "./setup.ts";
import { differencesIn } from "./testing/inspect.ts";
import { freePorts } from "./testing/ports.ts";
import { serveOnce } from "./testing/serve-once.ts";
import { SmallDisk } from "./testing/small-disk.ts";
import { Stage } from "./testing/stage.ts";

/** What a person meets when the ground under one node fails: its disk, and its keys. */

let root: string;
let whole: string;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "entente-faults-"));
  whole = (await setUp("arvenia", root, (await freePorts()).arvenia)).directory;
});

after(() => rmSync(root, { recursive: true, force: true }));

const KEYS: readonly [fault: string, spoil: (directory: string) => void, message: RegExp][] = [
  [
    "a wrong passphrase",
    (directory) => writeFileSync(join(directory, "demo-passphrase"), "not this one\n"),
    /passphrase does not open the key file/,
  ],
  [
    "no passphrase file",
    (directory) => rmSync(join(directory, "demo-passphrase")),
    /passphrase file .*demo-passphrase cannot be read/,
  ],
  [
    "a missing key file",
    (directory) => rmSync(join(directory, "demo-keys", "keyring.json")),
    /no key file can be read at .*keyring\.json; put it back from the key backup/,
  ],
  [
    "a key file that is none",
    (directory) => writeFileSync(join(directory, "demo-keys", "keyring.json"), "{}"),
    /not a sealed key ring; restore it from the key backup/,
  ],
  [
    "a key file with one byte changed",
    (directory) => {
      const path = join(directory, "demo-keys", "keyring.json");
      const sealed = JSON.parse(readFileSync(path, "utf8")) as { sealed: string };
      const middle = sealed.sealed.length >> 1;
      const other = sealed.sealed[middle] === "A" ? "B" : "A";
      sealed.sealed = sealed.sealed.slice(0, middle) + other + sealed.sealed.slice(middle + 1);
      writeFileSync(path, JSON.stringify(sealed));
    },
    /or the file was altered/,
  ],
  [
    "another node's keys",
    (directory) =>
      cpSync(join(root, "talvia", "demo-keys"), join(directory, "demo-keys"), { recursive: true }),
    /holds another node's keys/,
  ],
  [
    "a configuration that was cut short",
    (directory) => writeFileSync(join(directory, "node.json"), '{"card":'),
    /node\.json is not JSON/,
  ],
  [
    "no configuration",
    (directory) => rmSync(join(directory, "node.json")),
    /no node was set up in .*entente init/,
  ],
  [
    "a ledger that is no database",
    (directory) => {
      for (const file of ["ledger.db-wal", "ledger.db-shm"]) rmSync(join(directory, file), { force: true });
      writeFileSync(join(directory, "ledger.db"), "this was a ledger once".repeat(400));
    },
    /is no database|damaged; restore it from a backup/,
  ],
];

for (const [fault, spoil, message] of KEYS) {
  test(`${fault}: serve ends with exit code 1 and says so in one line`, async () => {
    if (fault === "another node's keys") await setUp("talvia", root, (await freePorts()).talvia);
    const directory = join(root, `spoilt-${KEYS.findIndex(([name]) => name === fault)}`);
    cpSync(whole, directory, { recursive: true });
    spoil(directory);
    const seen = await serveOnce(directory);
    assert.equal(seen.status, 1, seen.message);
    assert.match(seen.message, message);
    assert.doesNotMatch(seen.message, /\n\s+at /, "no stack trace is shown to a person");
  });
}

test("a second process on the same data directory is refused, and the first goes on", async () => {
  await using stage = await Stage.open();
  const seen = await serveOnce(stage.directories.arvenia);
  assert.equal(seen.status, 1);
  assert.match(seen.message, /another process is using this data directory/);
  assert.deepEqual(await stage.cast.arvenia.analyst.client.call(serviceOperations.health), { status: "ok" });
});

const disk = SmallDisk.mount(24);
const withDisk = { skip: disk === undefined ? "mounting a small file system takes root on Linux" : false };
after(() => disk?.[Symbol.dispose]());

const report = (n: number) => ({
  title: `Report ${n}`,
  text: `TLP:GREEN\n\n(TLP:GREEN) ${`Word${n} `.repeat(4000)}\n`,
  areas: ["maritime-security"],
});

test("a full disk and a read-only one refuse acts by name, and lose nothing", withDisk, async (t) => {
  const { directory } = disk!;
  await using stage = await Stage.open({ root: directory });
  const { token } = stage.cast.arvenia.analyst;
  const { client } = stage.cast.arvenia.analyst;
  const write = (n: number) =>
    client.call(productOperations.writeReport, { body: report(n) }, { idempotencyKey: `report-${n}` });
  // Counting gives no content away; a list of titles is a reading, and what cannot be logged is not given.
  const counted = async (from = client) =>
    (await from.call(productOperations.countProducts, {})).kinds.report;
  await write(0);

  // Writing goes on until the log of the database cannot grow any more.
  disk!.fill(500_000);
  let stored = 1;
  const full = await (async () => {
    for (; stored < 400; stored++) {
      try {
        await write(stored);
      } catch (cause) {
        return cause;
      }
    }
    return undefined;
  })();
  assert.ok(full instanceof ProblemError, String(full));
  assert.equal(full.problem.status, 507);
  assert.match(full.problem.detail ?? "", /disk is full/);
  assert.deepEqual(await client.call(serviceOperations.health), { status: "ok" });
  assert.equal(await counted(), stored, "what was acknowledged is there, what was refused is not");

  disk!.free();
  const mended = await write(stored);
  assert.equal(mended.repeated, false, "the refused act had left nothing behind");
  assert.equal(await counted(), stored + 1);

  await stage.stop("arvenia");
  await stage.stop("talvia");
  disk!.readOnly(true);
  const seen = await serveOnce(stage.directories.arvenia);
  assert.equal(seen.status, 1, seen.message);
  assert.match(seen.message, /cannot be written|cannot be opened/);
  assert.doesNotMatch(seen.message, /\n\s+at /);
  disk!.readOnly(false);

  assert.deepEqual(differencesIn(stage.directories.arvenia), []);
  await stage.start("arvenia");
  const again = createClient({ base: stage.urls.arvenia, token });
  assert.equal(await counted(again), stored + 1);
  t.diagnostic(`the disk was full after ${stored} reports`);
});
