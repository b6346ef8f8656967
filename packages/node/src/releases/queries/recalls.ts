import type { PartyId } from "../../keys/index.ts";
import { addressAt } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { bounds, iso, onlyOne, type Paging, page } from "./paging.ts";
import { READABLE_PART, type ReadableCompartments } from "./readable.ts";

type RecallRow = {
  recall: string;
  partner: PartyId;
  direction: "out" | "in";
  part: string;
  release: string;
  seq: number;
  idx: number;
  at: number;
  items: number;
  reason: string;
  execute_by: string | null;
  executed_at: number | null;
  receipt_idx: number | null;
  purged: number | null;
  mine: string;
  theirs: string;
};

export function listRecalls(
  reader: Reader,
  filter: Paging & {
    id?: string | undefined;
    partner?: string | undefined;
    direction?: string | undefined;
  },
  now: string,
  readable: ReadableCompartments = null,
) {
  const { before, limit } = bounds(filter);
  const one = onlyOne("r.recall", filter.id);
  const rows = reader.all<RecallRow>(
    `SELECT r.*,
       (SELECT min(m.origin) FROM log m WHERE m.kind = 'liaison' AND m.mine = 1 AND m.partner = r.partner) AS mine,
       (SELECT min(t.origin) FROM log t WHERE t.kind = 'liaison' AND t.mine = 0 AND t.party = r.partner) AS theirs
     FROM view_recall r
     JOIN view_part p ON p.id = r.part AND ${READABLE_PART}
     WHERE r.seq < :before ${one.sql} AND (:partner IS NULL OR r.partner = :partner) AND (:direction IS NULL OR r.direction = :direction)
     ORDER BY r.seq DESC LIMIT :limit + 1`,
    {
      ...one.params,
      before,
      limit,
      partner: filter.partner ?? null,
      direction: filter.direction ?? null,
      readable,
    },
  );
  return page(rows, limit, (row) => {
    const [orderLog, receiptLog] = row.direction === "out" ? [row.mine, row.theirs] : [row.theirs, row.mine];
    return {
      id: row.recall,
      partner: row.partner,
      direction: row.direction,
      part: row.part,
      release: row.release,
      reason: row.reason,
      orderedAt: iso(row.at),
      items: row.items,
      state: stateOfRecall(row, now),
      order: addressAt(orderLog, row.idx),
      ...(row.execute_by === null ? {} : { executeBy: row.execute_by }),
      ...(row.executed_at === null ? {} : { executedAt: iso(row.executed_at) }),
      ...(row.purged === null ? {} : { purged: row.purged }),
      ...(row.receipt_idx === null ? {} : { receipt: addressAt(receiptLog, row.receipt_idx) }),
    };
  });
}

function stateOfRecall(
  row: Pick<RecallRow, "executed_at" | "execute_by">,
  now: string,
): "pending" | "executed" | "overdue" {
  if (row.executed_at !== null) return "executed";
  return row.execute_by !== null && row.execute_by < now ? "overdue" : "pending";
}

/** Recalls of what may be read, by direction and state. */
export function countRecalls(
  reader: Reader,
  partner: string,
  now: string,
  readable: ReadableCompartments = null,
) {
  const rows = reader.all<{ direction: string; executed_at: number | null; execute_by: string | null }>(
    `SELECT r.direction, r.executed_at, r.execute_by FROM view_recall r JOIN view_part p ON p.id = r.part
     WHERE r.partner = :partner AND ${READABLE_PART}`,
    { partner, readable },
  );
  const states = rows.map((row) => stateOfRecall(row, now));
  const count = (state: string) => states.filter((each) => each === state).length;
  return {
    out: rows.filter(({ direction }) => direction === "out").length,
    in: rows.filter(({ direction }) => direction === "in").length,
    executed: count("executed"),
    pending: count("pending"),
    overdue: count("overdue"),
  };
}
