import { equalBytes } from "@entente/tlog";
import { digestText } from "../../keys/index.ts";
import { hasher, type Ledger, type LogRow, lastSize, rootAt } from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { isSignedByBoth, verifiedHead } from "../recovery/own-head.ts";
import type { ReturnSource } from "../recovery/source.ts";
import type { Retirement } from "./statement.ts";

type Parts = { readonly ledger: Ledger; readonly cards: Cards };
export type HeadSaid = Retirement["last"];

/** The last head of an own log that the party can stand by: signed, cosigned, and all of it here. */
export function standingHead(parts: Parts, log: LogRow): HeadSaid {
  const { reader } = parts.ledger;
  const held = lastSize(reader, log.id);
  const rows = reader.all<{ size: number; root: Uint8Array; note: string }>(
    `SELECT size, root, note FROM checkpoint WHERE log = :log AND size <= :held AND published_at IS NOT NULL
     ORDER BY size DESC`,
    { log: log.id, held },
  );
  const row = rows.find(
    ({ size, root, note }) =>
      equalBytes(rootAt(reader, log.id, size), root) && isSignedByBoth(parts, note, log),
  );
  return row === undefined
    ? { size: 0, root: digestText(hasher.empty()) }
    : { size: row.size, root: digestText(row.root), note: row.note };
}

/** The greatest head that this party has signed and the partner has cosigned: by what the partner shows, or by what is here. */
export async function witnessedHead(
  parts: Parts,
  source: ReturnSource,
  log: LogRow,
  last: HeadSaid,
): Promise<HeadSaid> {
  const { size, root, note } = verifiedHead(parts, await source.head(), log);
  return size >= last.size ? { size, root: digestText(root), note } : last;
}
