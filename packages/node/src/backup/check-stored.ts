import { digestText, sha256 } from "../keys/index.ts";
import { hasher, type LogRow } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { BackupError } from "./errors.ts";

const PAGE = 500;

export type Progress = (done: number, total: number) => void;

/**
 * Recomputes the hash of every entry and of every blob: a backup may have rotted where it lay, or been altered.
 * Throws BackupError `damaged` naming the first that is not what its hash says.
 */
export function checkStored(ledger: Reader, logs: readonly LogRow[], progress: Progress): number {
  const total = count(ledger, "entry") + count(ledger, "blob");
  let done = 0;
  for (const log of logs) {
    for (let from = 0; ; from += PAGE) {
      const rows = ledger.all<{ idx: number; leaf: Uint8Array; bytes: Uint8Array }>(
        "SELECT idx, leaf, bytes FROM entry WHERE log = :log AND idx >= :from AND idx < :until ORDER BY idx",
        { log: log.id, from, until: from + PAGE },
      );
      if (rows.length === 0) break;
      rows.forEach((row, n) => {
        if (row.idx !== from + n || !Buffer.from(hasher.leaf(row.bytes)).equals(row.leaf))
          throw damaged(`entry ${from + n} of ${log.origin}`);
      });
      done += rows.length;
      progress(done, total);
    }
  }
  for (let after = 0; ; ) {
    const rows = ledger.all<{ id: number; digest: Uint8Array; bytes: Uint8Array }>(
      "SELECT rowid AS id, digest, bytes FROM blob WHERE rowid > :after ORDER BY rowid LIMIT 20",
      { after },
    );
    if (rows.length === 0) return done;
    for (const { digest, bytes } of rows)
      if (!Buffer.from(sha256(bytes)).equals(digest)) throw damaged(`the blob ${digestText(digest)}`);
    after = rows.at(-1)!.id;
    done += rows.length;
    progress(done, total);
  }
}

const damaged = (what: string) =>
  new BackupError("damaged", `${what} is not what its hash says; use another backup`);

const count = (ledger: Reader, table: "entry" | "blob") =>
  ledger.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
