import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";

/** Rows of the views, as the acts and the answers read them. */

export type Side = "ours" | "theirs";

export type BatchRow = {
  batch: string;
  at: number;
  by: string;
  sha256: string;
  bytes: number;
  rows: number;
  first: string;
  last: string;
  unit: string;
  country_table: string;
  rejected: number;
  payload: string;
  pieces: number;
};

export type PreparedRow = {
  rollup: string;
  at: number;
  by: string;
  partner: PartyId;
  areas: string;
  period_from: string;
  period_to: string;
  unit: string;
  n: number;
  digest: string;
  supersedes: string | null;
  payload: string;
};

export type RollupRow = Omit<PreparedRow, "by" | "areas" | "payload"> & {
  side: Side;
  replaced_by: string | null;
  payload: string | null;
};

export type ReconciliationRow = {
  side: Side;
  partner: PartyId;
  reconciliation: string;
  at: number;
  ours: string;
  theirs: string;
  digest: string;
  totals: string;
  owed_party: string;
  owed_first: number;
  differences: number;
};

export type ExplainedRow = { difference: number; at: number; code: string; payload: string | null };

export const batchRows = (reader: Reader): BatchRow[] =>
  reader.all<BatchRow>("SELECT * FROM view_scope_batch ORDER BY seq DESC");

/** Batches with rows that may fall into [from, to). */
export const batchesIn = (reader: Reader, from: string, to: string, unit: string): BatchRow[] =>
  reader.all<BatchRow>(
    "SELECT * FROM view_scope_batch WHERE unit = :unit AND first < :to AND last >= :from ORDER BY seq",
    { from, to, unit },
  );

export const preparedRow = (reader: Reader, rollup: string): PreparedRow | undefined =>
  reader.get<PreparedRow>("SELECT * FROM view_scope_prepared WHERE rollup = :rollup", { rollup });

/** Prepared and not signed, newest first. */
export const preparedRows = (reader: Reader, partner?: string): PreparedRow[] =>
  reader.all<PreparedRow>(
    `SELECT p.* FROM view_scope_prepared p WHERE (:partner IS NULL OR p.partner = :partner) AND NOT EXISTS
       (SELECT 1 FROM view_scope_rollup r WHERE r.side = 'ours' AND r.partner = p.partner AND r.rollup = p.rollup)
     ORDER BY p.seq DESC LIMIT 200`,
    { partner: partner ?? null },
  );

export const rollupRow = (
  reader: Reader,
  side: Side,
  partner: string,
  rollup: string,
): RollupRow | undefined =>
  reader.get<RollupRow>(
    "SELECT * FROM view_scope_rollup WHERE side = :side AND partner = :partner AND rollup = :rollup",
    { side, partner, rollup },
  );

/** Of each side so many, what nothing has replaced first: no partner's rollups push ours out. */
const MOST_ROLLUPS = 200;

export const rollupRows = (reader: Reader, partner?: string): RollupRow[] =>
  (["ours", "theirs"] as const)
    .flatMap((side) =>
      reader.all<RollupRow & Sequenced>(
        `SELECT * FROM view_scope_rollup WHERE side = :side AND (:partner IS NULL OR partner = :partner)
         ORDER BY replaced_by IS NOT NULL, seq DESC LIMIT ${MOST_ROLLUPS}`,
        { side, partner: partner ?? null },
      ),
    )
    .toSorted(newestFirst);

/** Signed rollups of one side that nothing has replaced, newest first. */
export const currentRollups = (reader: Reader, side: Side, partner: string): RollupRow[] =>
  reader.all<RollupRow>(
    `SELECT * FROM view_scope_rollup WHERE side = :side AND partner = :partner AND replaced_by IS NULL
     ORDER BY seq DESC`,
    { side, partner },
  );

export type Sequenced = { readonly seq: number };
const newestFirst = (one: Sequenced, other: Sequenced): number => other.seq - one.seq;

type Narrowed = { readonly partner?: string | undefined; readonly side?: Side | undefined };

/** A partner chooses its own ids: the same one may stand on both sides. Ours comes first. */
export const rollupsById = (reader: Reader, rollup: string, { partner, side }: Narrowed): RollupRow[] =>
  reader.all<RollupRow>(
    `SELECT * FROM view_scope_rollup WHERE rollup = :rollup AND (:partner IS NULL OR partner = :partner)
       AND (:side IS NULL OR side = :side) ORDER BY side, partner`,
    { rollup, partner: partner ?? null, side: side ?? null },
  );

/** Signed rollups of one side in one unit that nothing has replaced and that share an hour with [from, to). */
export const standingIn = (
  reader: Reader,
  of: { readonly side: Side; readonly partner: string; readonly unit: string },
  from: string,
  to: string,
): RollupRow[] =>
  reader.all<RollupRow>(
    `SELECT * FROM view_scope_rollup WHERE side = :side AND partner = :partner AND unit = :unit
       AND replaced_by IS NULL AND period_from < :to AND period_to > :from ORDER BY seq DESC`,
    { ...of, from, to },
  );

export const reconciliationRow = (
  reader: Reader,
  side: Side,
  partner: string,
  reconciliation: string,
): ReconciliationRow | undefined =>
  reader.get<ReconciliationRow>(
    `SELECT * FROM view_scope_reconciliation
     WHERE side = :side AND partner = :partner AND reconciliation = :reconciliation`,
    { side, partner, reconciliation },
  );

/** The newest of each side: no partner's comparisons push ours out. */
export const reconciliationRows = (reader: Reader, partner?: string): ReconciliationRow[] =>
  (["ours", "theirs"] as const)
    .flatMap((side) =>
      reader.all<ReconciliationRow & Sequenced>(
        `SELECT * FROM view_scope_reconciliation WHERE side = :side AND (:partner IS NULL OR partner = :partner)
         ORDER BY seq DESC LIMIT 50`,
        { side, partner: partner ?? null },
      ),
    )
    .toSorted(newestFirst);

/** The comparison of these two rollups with this outcome, whichever party recorded it. */
export const reconciliationOf = (
  reader: Reader,
  of: { readonly partner: string; readonly ours: string; readonly theirs: string; readonly digest: string },
): ReconciliationRow | undefined =>
  reader.get<ReconciliationRow>(
    `SELECT * FROM view_scope_reconciliation
     WHERE partner = :partner AND ours = :ours AND theirs = :theirs AND digest = :digest ORDER BY seq LIMIT 1`,
    of,
  );

export const reconciliationsById = (
  reader: Reader,
  reconciliation: string,
  { partner, side }: Narrowed,
): ReconciliationRow[] =>
  reader.all<ReconciliationRow>(
    `SELECT * FROM view_scope_reconciliation WHERE reconciliation = :reconciliation
       AND (:partner IS NULL OR partner = :partner) AND (:side IS NULL OR side = :side) ORDER BY side, partner`,
    { reconciliation, partner: partner ?? null, side: side ?? null },
  );

export const explainedRows = (
  reader: Reader,
  { side, partner, reconciliation }: Pick<ReconciliationRow, "side" | "partner" | "reconciliation">,
): ExplainedRow[] =>
  reader.all<ExplainedRow>(
    `SELECT * FROM view_scope_explained
     WHERE side = :side AND partner = :partner AND reconciliation = :reconciliation ORDER BY difference`,
    { side, partner, reconciliation },
  );

/** Who owes the explanation of a difference; undefined when there is none of that number. */
export function ownerOf(
  { owed_party, owed_first, differences }: ReconciliationRow,
  us: PartyId,
  partner: PartyId,
  difference: number,
): PartyId | undefined {
  if (difference >= differences) return undefined;
  const other = owed_party === us ? partner : us;
  return difference < owed_first ? (owed_party as PartyId) : other;
}
