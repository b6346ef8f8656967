import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "../config.ts";
import { dataPaths, Sqlite } from "../store/index.ts";
import { BackupError } from "./errors.ts";
import { attach, type BackupHeading, putFile, writeHeading } from "./format.ts";
import { copyTable, keptTables, STATE_TABLES } from "./tables.ts";

export type BackedUp = BackupHeading & {
  readonly path: string;
  readonly bytes: number;
  /** Entries of all logs, or keys of sealed sets. */
  readonly count: number;
};

/**
 * Writes a backup of the logs, beside a running node or without one: the ledger is copied from one read transaction, so
 * that it is a state the node really was in. Heads are read before it, so that no copied head is ahead of its log.
 * Throws BackupError `exists`, StoreError.
 */
export function backUpLogs(config: Config, out: string, now: number): BackedUp {
  const paths = dataPaths(config.directory);
  return written(out, { kind: "logs", party: config.party, at: instant(now) }, (target) => {
    putFile(target, "node.json", readFileSync(paths.config, "utf8"));
    attach(target, paths.highwater, "highwater");
    target.exec("INSERT INTO backup_head SELECT role, origin, size, root, note, at FROM highwater.highwater");
    target.exec("COMMIT; DETACH highwater");
    attach(target, paths.ledger, "ledger");
    attach(target, paths.state, "state");
    target.exec("BEGIN");
    const tables = keptTables(target, "ledger");
    for (const { name, sql } of tables) {
      target.exec(sql);
      copyTable(target, "ledger", name);
    }
    // Without this the views are remade at the first start, from what was restored.
    target.exec("DELETE FROM main.meta WHERE name = 'view-schema'");
    for (const name of STATE_TABLES) {
      const made = target.get<{ sql: string }>("SELECT sql FROM state.sqlite_master WHERE name = :name", {
        name,
      });
      if (made === undefined) continue;
      target.exec(made.sql);
      copyTable(target, "state", name);
    }
    return target.get<{ n: number }>("SELECT count(*) AS n FROM main.entry")!.n;
  });
}

/**
 * Writes a backup of the keys. Taken after the backup of the logs it holds a key for all that is in it; what is erased
 * later has its key in no later backup, so older ones are to be destroyed when a recall or an expiry has purged.
 */
export function backUpKeys(config: Config, out: string, now: number): BackedUp {
  const paths = dataPaths(config.directory);
  return written(out, { kind: "keys", party: config.party, at: instant(now) }, (target) => {
    putFile(target, "keyring.json", readFileSync(resolve(config.directory, config.keys.file), "utf8"));
    attach(target, paths.keys, "keys");
    for (const { name, sql } of keptTables(target, "keys")) {
      target.exec(sql);
      copyTable(target, "keys", name);
    }
    return target.get<{ n: number }>("SELECT count(*) AS n FROM main.set_key")!.n;
  });
}

/** A backup appears under its name when it is whole and durable; one that is there already is never written over. */
function written(out: string, heading: BackupHeading, fill: (target: Sqlite) => number): BackedUp {
  const path = resolve(out);
  if (existsSync(path)) throw new BackupError("exists", `${path} is there already; name a new file`);
  const partial = `${path}.part`;
  rmSync(partial, { force: true });
  const target = new Sqlite(partial, { pragmas: ["journal_mode=DELETE"] });
  let count: number;
  try {
    chmodSync(partial, 0o600);
    target.exec("BEGIN");
    writeHeading(target, heading);
    count = fill(target);
    target.exec("COMMIT");
    target.close();
  } catch (cause) {
    target.close();
    rmSync(partial, { force: true });
    throw cause;
  }
  renameSync(partial, path);
  return { ...heading, path, bytes: statSync(path).size, count };
}

const instant = (now: number) => new Date(now).toISOString();
