import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { type Config, type Environment, keyPortOf, readConfig } from "../config.ts";
import { ledgerOptions } from "../declaring.ts";
import { digestText, type Keyring } from "../keys/index.ts";
import { checkViews, Ledger, type LogRow, rebuild } from "../ledger/index.ts";
import { dataPaths, migrate, Sqlite } from "../store/index.ts";
import { checkStored, type Progress } from "./check-stored.ts";
import { BackupError } from "./errors.ts";
import { attach, type BackupHead, fileIn, openBackup } from "./format.ts";
import { createMarks } from "./marks.ts";
import { copyTable, keptTables, STATE_TABLES } from "./tables.ts";

export type RestoreOptions = {
  /** The backup of the logs. */
  readonly from: string;
  /** The backup of the keys. */
  readonly keys: string;
  readonly directory: string;
  /** Where the key ring goes; where the configuration says when left out. */
  readonly keyringFile?: string | undefined;
  /** Where the passphrase is found: as `serve` looks for it. */
  readonly environment: Environment;
  readonly progress?: (what: string, done: number, total: number) => void;
};

export type Restored = {
  readonly party: string;
  readonly directory: string;
  readonly keyringFile: string;
  /** When the backup of the logs was made: what came later is not here. */
  readonly at: string;
  readonly entries: number;
  /** Items whose keys were destroyed again, because an entry says that they were erased. */
  readonly erased: number;
  /** Sets whose key is in no backup given: newer than the backup of the keys. */
  readonly unreadable: number;
  /** Own logs that wait for their witness's word before they are signed again. */
  readonly waiting: readonly string[];
};

/**
 * Brings a node back from its two backups.
 *
 * 1. Everything is made in a folder beside the one that was asked for, which takes its name at the end: a restore that
 *    was cut off leaves no half of a node.
 * 2. Tables are copied, and every entry and blob is held against its hash.
 * 3. Marks are made: a log is not signed again until its witness has confirmed how far it had come.
 * 4. Views are replayed from the journal. What entries say was erased is erased again: the backup of the keys may be
 *    older than the purge. Then the views are replayed once more and compared.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const target = resolve(options.directory);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new BackupError("exists", `${target} is not empty; restore into a new directory`);
  using logs = opened(options.from, "logs");
  using keys = opened(options.keys, "keys");
  const { party, at } = logs.heading;
  if (keys.heading.party !== party)
    throw new BackupError(
      "other-party",
      `the two backups are of different parties: ${party}, ${keys.heading.party}`,
    );
  const building = `${target}.restoring`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true, mode: 0o700 });
  try {
    const { config, keyring, keyringFile } = configured(options, logs.store, keys.store, building);
    if (config.party !== party)
      throw new BackupError("damaged", "the configuration in the backup is of another party");
    const rows = copyStores(options, building);
    const tell =
      (what: string): Progress =>
      (done, total) =>
        options.progress?.(what, done, total);
    const waiting = checkAndMark(building, logs.store, rows, tell("checked"));
    const { entries, erased } = await replayed(config, keyring, tell("replayed"));
    const unreadable = countUnreadable(building);
    if (existsSync(target)) rmSync(target, { recursive: true });
    renameSync(building, target);
    return {
      party,
      directory: target,
      keyringFile: placed(keyringFile, building, target),
      at,
      entries,
      erased,
      unreadable,
      waiting,
    };
  } catch (cause) {
    rmSync(building, { recursive: true, force: true });
    throw cause;
  }
}

function opened(path: string, kind: "logs" | "keys") {
  const { store, heading } = openBackup(path, kind);
  return { store, heading, [Symbol.dispose]: () => store.close() };
}

const placed = (path: string, building: string, target: string): string => {
  const within = relative(building, path);
  return within.startsWith("..") ? path : resolve(target, within);
};

/** The configuration, and the key ring where it says, or where the operator says. */
function configured(
  { keyringFile, environment }: RestoreOptions,
  logs: Sqlite,
  keys: Sqlite,
  building: string,
): { config: Config; keyring: Keyring; keyringFile: string } {
  const paths = dataPaths(building);
  const file = JSON.parse(fileIn(logs, "node.json")) as { card: unknown; keys: { file: string } };
  if (keyringFile !== undefined) file.keys.file = resolve(keyringFile);
  writeFileSync(paths.config, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  writeFileSync(resolve(building, "card.json"), `${JSON.stringify(file.card, null, 2)}\n`);
  const config = readConfig(building);
  const path = resolve(building, config.keys.file);
  const sealed = fileIn(keys, "keyring.json");
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, sealed, { mode: 0o600, flag: "wx" });
  } else if (readFileSync(path, "utf8") !== sealed)
    throw new BackupError(
      "exists",
      `another key ring lies at ${path}; move it away, or say with --keyring where this one goes`,
    );
  return { config, keyring: keyPortOf(config, environment).load(), keyringFile: path };
}

function copyStores({ from, keys }: RestoreOptions, building: string): LogRow[] {
  const paths = dataPaths(building);
  using ledger = made(paths.ledger, "ledger");
  copyAll(ledger, from, (name) => !(STATE_TABLES as readonly string[]).includes(name));
  using keyStore = made(paths.keys, "keys");
  copyAll(keyStore, keys, () => true);
  using state = made(paths.state, "state");
  copyAll(state, from, (name) => (STATE_TABLES as readonly string[]).includes(name));
  return ledger.all<LogRow>("SELECT id, origin, kind, party, partner, mine FROM log ORDER BY id");
}

function made(path: string, name: "ledger" | "keys" | "state" | "highwater"): Sqlite {
  const store = new Sqlite(path);
  migrate(store, new URL(`../store/sqlite/${name}/`, import.meta.url));
  return store;
}

function copyAll(store: Sqlite, path: string, wanted: (name: string) => boolean): void {
  attach(store, resolve(path), "source");
  store.transact(() => {
    for (const { name } of keptTables(store, "source")) if (wanted(name)) copyTable(store, "source", name);
  });
  store.exec("DETACH source");
}

/** Gives the own logs of relations that have to be confirmed. */
function checkAndMark(
  building: string,
  backup: Sqlite,
  logs: readonly LogRow[],
  progress: Progress,
): string[] {
  const paths = dataPaths(building);
  using ledger = new Sqlite(paths.ledger, { readOnly: true });
  checkStored(ledger, logs, progress);
  using highwater = made(paths.highwater, "highwater");
  const heads = backup.all<BackupHead>("SELECT role, origin, size, root, note, at FROM backup_head");
  highwater.transact(() => createMarks(highwater, ledger, logs, heads));
  return logs.filter(({ mine, partner }) => mine === 1 && partner !== null).map(({ origin }) => origin);
}

async function replayed(
  config: Config,
  keyring: Keyring,
  progress: Progress,
): Promise<{ entries: number; erased: number }> {
  const options = ledgerOptions({ config, keyring });
  let entries: number;
  {
    using store = new Sqlite(options.paths.ledger);
    entries = rebuild(options, store, progress);
  }
  // Opening the ledger carries out every erasure of its entries, as after a crash.
  const ledger = await Ledger.open(options);
  const erased = ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM view_erasure")!.n;
  await ledger.close();
  const { differences } = checkViews(options);
  if (differences.length > 0)
    throw new BackupError(
      "unequal",
      `views replayed twice differ in ${differences.map(({ table }) => table).join(", ")}; nothing was restored`,
    );
  return { entries, erased };
}

/** Blobs without a key that no entry has erased. */
function countUnreadable(building: string): number {
  const paths = dataPaths(building);
  using ledger = new Sqlite(paths.ledger, { readOnly: true });
  using keys = new Sqlite(paths.keys, { readOnly: true });
  const digests = ledger.all<{ digest: Uint8Array }>("SELECT digest FROM blob");
  return digests.filter(
    ({ digest }) =>
      keys.get("SELECT 1 FROM set_key WHERE digest = :digest", { digest }) === undefined &&
      ledger.get("SELECT 1 FROM view_erasure WHERE payload = :payload", { payload: digestText(digest) }) ===
        undefined,
  ).length;
}
