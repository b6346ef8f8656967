import type { RotatingRole } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";

export const schema = `
CREATE TABLE view_backup (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, made_by TEXT NOT NULL, file TEXT NOT NULL,
  bytes INTEGER NOT NULL, count INTEGER NOT NULL, sha256 TEXT NOT NULL, fetched INTEGER NOT NULL, removed_at INTEGER
) WITHOUT ROWID;
CREATE TABLE view_prepared_key (
  public TEXT PRIMARY KEY, role TEXT NOT NULL, revoke INTEGER NOT NULL, made_by TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE view_check (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, made_by TEXT NOT NULL, entries INTEGER NOT NULL,
  faults INTEGER NOT NULL
) WITHOUT ROWID;
`;

export const statements = {
  "administration.backup": `INSERT INTO view_backup (id, kind, at, made_by, file, bytes, count, sha256, fetched)
    VALUES (:backup, :of, :at, :by, :file, :bytes, :count, :sha256, 0)`,
  "administration.fetched": "UPDATE view_backup SET fetched = fetched + 1 WHERE id = :backup",
  "administration.removed": "UPDATE view_backup SET removed_at = :at WHERE id = :backup",
  "administration.prepared": `INSERT INTO view_prepared_key (public, role, revoke, made_by, at)
    VALUES (:public, :role, :revoke, :by, :at)`,
  "administration.dropped": "DELETE FROM view_prepared_key WHERE public = :public",
  "administration.checked": `INSERT INTO view_check (id, kind, at, made_by, entries, faults)
    VALUES (:check, :of, :at, :by, :entries, :faults)`,
};

export type BackupRow = {
  readonly backup: string;
  readonly of: "logs" | "keys";
  readonly at: number;
  readonly by: string;
  readonly file: string;
  readonly bytes: number;
  readonly count: number;
  readonly sha256: string;
  readonly fetched: number;
  readonly removedAt: number | null;
};

const BACKUP = `SELECT id AS backup, kind AS "of", at, made_by AS "by", file, bytes, count, sha256, fetched,
  removed_at AS removedAt FROM view_backup`;

/** Newest first: their ids begin with the moment they were made. */
export function backupsIn(reader: Reader, limit = 100): BackupRow[] {
  return reader.all<BackupRow>(`${BACKUP} ORDER BY id DESC LIMIT :limit`, { limit });
}

export function backupWith(reader: Reader, backup: string): BackupRow | undefined {
  return reader.get<BackupRow>(`${BACKUP} WHERE id = :backup`, { backup });
}

export type CheckRow = {
  readonly of: "stored" | "views";
  readonly at: number;
  readonly by: string;
  readonly entries: number;
  readonly faults: number;
};

/** The last check of each kind. */
export function lastChecks(reader: Reader): CheckRow[] {
  return (["stored", "views"] as const).flatMap(
    (kind) =>
      reader.get<CheckRow>(
        `SELECT kind AS "of", at, made_by AS "by", entries, faults FROM view_check WHERE kind = :kind
         ORDER BY id DESC LIMIT 1`,
        { kind },
      ) ?? [],
  );
}

export type PreparedRow = {
  readonly public: string;
  readonly role: RotatingRole;
  /** 1 when the card that names it revokes the key it replaces. */
  readonly revoke: number;
  readonly by: string;
  readonly at: number;
};

/** Keys that were made for a card, whether it was issued or not; dropped ones are gone. */
export function preparedIn(reader: Reader): PreparedRow[] {
  return reader.all<PreparedRow>(
    'SELECT public, role, revoke, made_by AS "by", at FROM view_prepared_key ORDER BY at, role',
  );
}
