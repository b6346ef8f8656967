import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Found, TaskResult, Written } from "./administration/index.ts";
import { BackupError, backUpKeys, backUpLogs, checkStored } from "./backup/index.ts";
import { checkRunning } from "./check-running.ts";
import type { Config } from "./config.ts";
import { ledgerOptions } from "./declaring.ts";
import type { LogRow } from "./ledger/index.ts";
import type { MaintenanceMessage, MaintenanceSetup } from "./maintenance.ts";
import { dataPaths, Sqlite, StoreError } from "./store/index.ts";

/** Telling more often would cost more than the work. */
const TELL_EVERY_MS = 200;

async function run({ config, keyring, task }: MaintenanceSetup): Promise<TaskResult> {
  switch (task.kind) {
    case "backup-logs":
      return backedUp(config, task.out, backUpLogs);
    case "backup-keys":
      return backedUp(config, task.out, backUpKeys);
    case "check-stored":
      return stored(config);
    case "check-views": {
      const { entries, differences, moved } = checkRunning(ledgerOptions({ config, keyring }), tell);
      const faults = differences.map(
        ({ table, live, rebuilt }) => `${table}: ${live} live, ${rebuilt} rebuilt`,
      );
      return { entries, faults, moved };
    }
  }
}

async function backedUp(config: Config, out: string, write: typeof backUpLogs): Promise<Written> {
  const { bytes, count, path } = write(config, out, Date.now());
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { bytes, count, sha256: `sha256:${hash.digest("base64url")}` };
}

/** The databases by their own check, then every entry and blob by its hash. What is damaged is told, not thrown. */
function stored(config: Config): Found {
  const paths = dataPaths(config.directory);
  const faults: string[] = [];
  for (const name of ["ledger", "keys", "highwater", "state"] as const) {
    using store = new Sqlite(paths[name], { readOnly: true });
    const told = store.all<{ quick_check: string }>("PRAGMA quick_check(20)").map((row) => row.quick_check);
    if (told.length !== 1 || told[0] !== "ok") faults.push(...told.map((each) => `${name}: ${each}`));
  }
  using ledger = new Sqlite(paths.ledger, { readOnly: true });
  const logs = ledger.all<LogRow>("SELECT id, origin, kind, party, partner, mine FROM log ORDER BY id");
  let entries = 0;
  try {
    checkStored(ledger, logs, (done, total) => tell(done, total));
    entries = ledger.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;
  } catch (cause) {
    if (!(cause instanceof BackupError) && !(cause instanceof StoreError)) throw cause;
    faults.push(cause.message);
  }
  return { entries, faults, moved: false };
}

let told = 0;
function tell(done: number, total: number): void {
  if (done < total && performance.now() - told < TELL_EVERY_MS) return;
  told = performance.now();
  send({ type: "progress", done, total });
}

function send(message: MaintenanceMessage): void {
  parentPort?.postMessage(message);
}

send({ type: "done", result: await run(workerData as MaintenanceSetup) });
