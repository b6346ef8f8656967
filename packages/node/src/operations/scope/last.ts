import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import type { ReconciliationRow, Sequenced } from "./rows.ts";

/** Rows among which the last comparison of a relation is looked for. */

export type Recorded = ReconciliationRow & Sequenced;
type Pair = Pick<ReconciliationRow, "partner" | "ours" | "theirs">;

export const newestOurs = (reader: Reader, partner: PartyId): Recorded | undefined =>
  reader.get<Recorded>(
    `SELECT * FROM view_scope_reconciliation WHERE side = 'ours' AND partner = :partner
     ORDER BY seq DESC LIMIT 1`,
    { partner },
  );

/** So many pairs are computed anew at most, whatever a partner records. */
const MOST_PAIRS = 50;

/** Pairs of rollups of which the partner recorded a comparison after `seq`, the last recorded first. */
export const theirPairs = (
  reader: Reader,
  partner: PartyId,
  seq: number,
): (Pair & { readonly newest: number })[] =>
  reader.all(
    `SELECT partner, ours, theirs, max(seq) AS newest FROM view_scope_reconciliation
     WHERE side = 'theirs' AND partner = :partner AND seq > :seq
     GROUP BY ours, theirs ORDER BY newest DESC LIMIT ${MOST_PAIRS}`,
    { partner, seq },
  );

/** The partner's last record of a pair with that outcome. */
export const newestTheirs = (
  reader: Reader,
  { partner, ours, theirs, digest }: Pair & { readonly digest: string },
): Recorded | undefined =>
  reader.get<Recorded>(
    `SELECT * FROM view_scope_reconciliation WHERE partner = :partner AND ours = :ours AND theirs = :theirs
       AND digest = :digest AND side = 'theirs' ORDER BY seq DESC LIMIT 1`,
    { partner, ours, theirs, digest },
  );
