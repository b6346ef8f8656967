import { hasher, type LogRow, lastSize, noteRestored, rootAt } from "../ledger/index.ts";
import type { Reader, Transactor } from "../store/index.ts";
import { BackupError } from "./errors.ts";
import type { BackupHead } from "./format.ts";

/**
 * Makes the marks of a restored node (tlog.md §9). They say less than the ones that were lost, and say so:
 *
 * - An own log's mark stands at what was restored and bears no signature. Such a log is not signed until its witness has
 *   shown what it last cosigned; a witness that has seen more finds it rolled back, and releases stop.
 * - A log that the backup does not know may have been begun before the loss: by hand, it is signed first when the partner
 *   has said how far it had come.
 * - A partner's mark stands at the last head that was cosigned when the backup was made.
 *
 * Throws BackupError `damaged` when a head that was signed does not fit the entries that came with it.
 */
export function createMarks(
  highwater: Transactor,
  ledger: Reader,
  logs: readonly LogRow[],
  heads: readonly BackupHead[],
): void {
  noteRestored(highwater);
  for (const log of logs) {
    const role = log.mine === 1 ? "own" : "peer";
    const known = heads.find((head) => head.role === role && head.origin === log.origin);
    const size = lastSize(ledger, log.id);
    if (known !== undefined) checkHead(ledger, log, known, size);
    const mark =
      role === "own"
        ? { size, root: rootAt(ledger, log.id, size), note: "", at: known?.at ?? 0 }
        : { size: 0, root: hasher.empty(), note: "", at: 0, ...(known && pick(known)) };
    highwater.run(
      "INSERT INTO highwater (role, origin, size, root, note, at) VALUES (:role, :origin, :size, :root, :note, :at)",
      { role, origin: log.origin, ...mark },
    );
  }
}

const pick = ({ size, root, note, at }: BackupHead) => ({ size, root, note, at });

function checkHead(ledger: Reader, log: LogRow, known: BackupHead, size: number): void {
  // Of a partner's log more may have been cosigned than was applied; of our own never, because entries come first.
  if (known.size > size && log.mine === 1)
    throw new BackupError(
      "damaged",
      `the backup holds ${size} entries of ${log.origin}, of which ${known.size} were signed; use another backup`,
    );
  if (known.size <= size && !Buffer.from(rootAt(ledger, log.id, known.size)).equals(known.root))
    throw new BackupError(
      "damaged",
      `the entries of ${log.origin} are not those that were signed; use another backup`,
    );
}
