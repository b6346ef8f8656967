import { equalBytes } from "@entente/tlog";
import { type Ledger, type LogRow, readHighwater, rootAt } from "../../ledger/index.ts";

/**
 * Remembers a partner's head that bears our own cosignature, where the mark knows less: a restored node has forgotten
 * what it had cosigned since its backup, and would cosign a second history of it (tlog.md §9, Start-up 6). Its entries
 * are applied here already. False when they are not those of the head.
 */
export async function rememberHead(
  ledger: Ledger,
  log: LogRow,
  head: { readonly size: number; readonly root: Uint8Array },
  note: string,
  /** Milliseconds since 1970. */
  now: number,
): Promise<boolean> {
  const { size, root } = head;
  if (!equalBytes(rootAt(ledger.reader, log.id, size), root)) return false;
  const mark = readHighwater(ledger.marks, "peer", log.origin);
  if (mark === undefined || mark.size >= size) return true;
  const at = Math.max(mark.at, Math.floor(now / 1000));
  const swap = { oldSize: mark.size, oldRoot: mark.root, size, root, note, at };
  // Where the witness was quicker, the mark stands further already.
  await ledger.writer.ask({ type: "highwater", role: "peer", origin: log.origin, ...swap });
  return true;
}
