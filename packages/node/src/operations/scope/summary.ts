import type { ScopeSummary } from "@entente/api";
import { attentionCounts } from "@entente/scope";
import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { citable } from "./citable.ts";
import { heldRollup } from "./held.ts";
import { newestOurs, newestTheirs, theirPairs } from "./last.ts";
import { currentRollups, explainedRows, ownerOf, type ReconciliationRow, type Side } from "./rows.ts";
import { ownComparison, shownReconciliation } from "./shown.ts";

/** For the state of the relation: the last comparison, what of it is open, and rows nobody answers for. */
export function summaryOf(acting: Acting, reader: Reader, partner: PartyId): ScopeSummary {
  const last = lastRow(acting, reader, partner);
  return {
    partner,
    ...(last === undefined ? {} : { last: lastOf(acting, reader, last) }),
    ours: countsOf(acting, reader, partner, "ours"),
    theirs: countsOf(acting, reader, partner, "theirs"),
  };
}

/**
 * The newest that counts: ours, or a later one of the partner's that this node computes alike. What a partner invents
 * never stands here, however often it is recorded.
 */
function lastRow(acting: Acting, reader: Reader, partner: PartyId): ReconciliationRow | undefined {
  let last = newestOurs(reader, partner);
  for (const pair of theirPairs(reader, partner, last?.seq ?? -1)) {
    if (pair.newest < (last?.seq ?? -1)) break;
    const digest = ownComparison(acting, reader, pair)?.compared.digest;
    if (digest === undefined) continue;
    const same = newestTheirs(reader, { ...pair, digest });
    if (same !== undefined && same.seq > (last?.seq ?? -1)) last = same;
  }
  return last;
}

function lastOf(acting: Acting, reader: Reader, row: ReconciliationRow): NonNullable<ScopeSummary["last"]> {
  const own = ownComparison(acting, reader, row)?.compared;
  const { reconciliation, side, at, matched, differences, open, same } = shownReconciliation(
    reader,
    row,
    own,
  );
  const explained = new Set(explainedRows(reader, row).map(({ difference }) => difference));
  // Numbers only: a hostile record may claim many differences, and they are not walked one by one.
  const first = row.owed_party === acting.us ? row.owed_first : row.differences - row.owed_first;
  const done = [...explained].filter(
    (number) => ownerOf(row, acting.us, row.partner, number) === acting.us,
  ).length;
  return {
    reconciliation,
    side,
    at,
    matched,
    differing: differences,
    open,
    owed: first - done,
    ...(same === undefined ? {} : { same }),
  };
}

function countsOf(acting: Acting, reader: Reader, partner: PartyId, side: Side): ScopeSummary["ours"] {
  const started = citable(reader, partner);
  const sums = { rollups: 0, rows: 0, withoutAuthority: 0, withoutOperation: 0 };
  for (const row of currentRollups(reader, side, partner)) {
    const held = heldRollup(acting, reader, row);
    if (held.content !== "here") continue;
    const counts = attentionCounts(held.rollup, started);
    sums.rollups++;
    sums.rows += held.rollup.rows;
    sums.withoutAuthority += counts.withoutAuthority;
    sums.withoutOperation += counts.withoutOperation;
  }
  return sums;
}
