import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Reader, Sqlite, StoreError, type Transactor } from "../store/index.ts";
import { BackupError } from "./errors.ts";

/**
 * A backup is one SQLite file, of one of two kinds that are kept apart, because neither is of use without the other:
 *
 * `logs`  every log, journal, command outcome, checkpoint, blob (ciphertext) and piece of evidence; password hashes,
 *         drafts, and what is still to be done; `node.json` and the first card. No views, no search index, no keys.
 * `keys`  the keys of sealed sets, wrapped under the node's storage key, and the sealed key ring file.
 *
 * Never in either: the high-water store, because a mark that went back would let a log sign a second history; sessions,
 * tokens, sign-in links and nonces, because what was revoked or used since must not come back to life.
 */
export type BackupKind = "logs" | "keys";

export const FORMAT = "entente-backup/1";

/** `backup_head` are heads as they were known then: lower bounds that a restore checks against, never marks. */
const SCHEMA = `
CREATE TABLE backup (format TEXT NOT NULL, kind TEXT NOT NULL, party TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE backup_file (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE backup_head (
  role TEXT NOT NULL, origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (role, origin)
) WITHOUT ROWID;`;

export type BackupHead = {
  readonly role: "own" | "peer";
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly at: number;
};

export type BackupHeading = { readonly kind: BackupKind; readonly party: string; readonly at: string };

/** Begins a backup in an empty database. */
export function writeHeading(target: Transactor, { kind, party, at }: BackupHeading): void {
  target.exec(SCHEMA);
  target.run("INSERT INTO backup (format, kind, party, at) VALUES (:format, :kind, :party, :at)", {
    format: FORMAT,
    kind,
    party,
    at,
  });
}

export function putFile(target: Transactor, name: string, content: string): void {
  target.run("INSERT INTO backup_file (name, content) VALUES (:name, :content)", { name, content });
}

export function fileIn(source: Reader, name: string): string {
  const row = source.get<{ content: string }>("SELECT content FROM backup_file WHERE name = :name", { name });
  if (row === undefined) throw new BackupError("damaged", `the backup lacks ${name}; use another one`);
  return row.content;
}

/** Opens a backup of one kind. Whoever brings it may have altered it: what matters in it is checked when it is used. */
export function openBackup(path: string, kind: BackupKind): { store: Sqlite; heading: BackupHeading } {
  if (!existsSync(path)) throw new BackupError("unreadable", `${path} is not there`);
  let store: Sqlite | undefined;
  try {
    store = new Sqlite(path, { readOnly: true });
    return { store, heading: headingOf(store, path, kind) };
  } catch (cause) {
    store?.close();
    if (!(cause instanceof StoreError)) throw cause;
    throw new BackupError("not-a-backup", `${path} is no backup of a node`, cause);
  }
}

function headingOf(store: Reader, path: string, kind: BackupKind): BackupHeading {
  const row = store.get<BackupHeading & { readonly format: string }>(
    "SELECT format, kind, party, at FROM backup",
  );
  if (row?.format !== FORMAT)
    throw new BackupError("not-a-backup", `${path} is no backup that this release can read`);
  if (row.kind !== kind)
    throw new BackupError(
      "not-a-backup",
      `${path} is a backup of ${row.kind}; one of ${kind} is needed here`,
    );
  return { kind: row.kind, party: row.party, at: row.at };
}

/** A database as an attached one that cannot be written through it (sqlite.org/uri.html). */
export function attach(target: Transactor, path: string, name: string): void {
  const uri = `${pathToFileURL(path).href}?mode=ro`;
  target.exec(`ATTACH '${uri.replaceAll("'", "''")}' AS ${name}`);
}
