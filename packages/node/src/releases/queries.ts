import { notFound } from "@entente/api";
import { digestText, type PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { KeptViolation } from "./bodies.ts";
import type { Current } from "./dependencies.ts";
import { inWords } from "./words.ts";

/** A page of rows by descending journal number; the cursor is that number. */
export type Paging = { readonly after?: string | undefined; readonly limit?: number | undefined };

const DEFAULT_LIMIT = 50;

export function page<Row extends { seq: number }, T>(
  rows: readonly Row[],
  limit: number,
  map: (row: Row) => T,
): { items: T[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(map),
    ...(rows.length > limit && last !== undefined ? { next: String(last.seq) } : {}),
  };
}

export function bounds({ after, limit = DEFAULT_LIMIT }: Paging): { before: number; limit: number } {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  return { before, limit };
}

type PartRow = {
  id: string;
  release: string;
  direction: "out" | "in";
  partner: PartyId;
  seq: number;
  log: number;
  idx: number;
  leaf: Uint8Array;
  at: number;
  state: string;
  count: number;
  held: number;
  agreement: string;
  areas: string;
  theatre: string | null;
  unit: string | null;
  purpose: string;
  clauses: string;
  label: string;
  retain_until: string | null;
  standing: string | null;
  received_at: number | null;
  receipt_idx: number | null;
  reason: string | null;
  origin: string;
  other: string | null;
};

/** The receipt of a part stands in the other party's log of the same relation. */
const PARTS = `SELECT p.*, l.origin, o.origin AS other FROM view_part p JOIN log l ON l.id = p.log
  LEFT JOIN log o ON o.kind = 'liaison' AND o.party = l.partner AND o.partner = l.party`;

export type PartFilter = Paging & {
  readonly partner?: string | undefined;
  readonly direction?: string | undefined;
  readonly area?: string | undefined;
  readonly theatre?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

export function listParts(reader: Reader, filter: PartFilter) {
  const { before, limit } = bounds(filter);
  const rows = reader.all<PartRow>(
    `${PARTS} WHERE p.seq < :before AND (:partner IS NULL OR p.partner = :partner) AND (:direction IS NULL OR p.direction = :direction)
       AND (:area IS NULL OR EXISTS (SELECT 1 FROM json_each(p.areas) a WHERE a.value = :area))
       AND (:theatre IS NULL OR p.theatre = :theatre) AND (:unit IS NULL OR p.unit = :unit) AND (:state IS NULL OR p.state = :state)
       AND (:from IS NULL OR p.at >= :from) AND (:until IS NULL OR p.at < :until)
     ORDER BY p.seq DESC LIMIT :limit + 1`,
    {
      before,
      limit,
      partner: filter.partner ?? null,
      direction: filter.direction ?? null,
      area: filter.area ?? null,
      theatre: filter.theatre ?? null,
      unit: filter.unit ?? null,
      state: filter.state ?? null,
      from: milliseconds(filter.from),
      until: milliseconds(filter.until),
    },
  );
  return page(rows, limit, partOf);
}

const milliseconds = (time: string | undefined): number | null =>
  time === undefined ? null : Date.parse(time);
const iso = (at: number): string => new Date(at).toISOString();

function partOf(row: PartRow) {
  return {
    id: row.id,
    release: row.release,
    direction: row.direction,
    partner: row.partner,
    state: row.state as "announced",
    count: row.count,
    held: row.held,
    areas: JSON.parse(row.areas) as string[],
    purpose: row.purpose,
    agreement: row.agreement,
    clauses: JSON.parse(row.clauses) as string[],
    label: row.label,
    madeAt: iso(row.at),
    entry: { log: row.origin, index: row.idx, leaf: digestText(row.leaf) },
    ...(row.theatre === null ? {} : { theatre: row.theatre }),
    ...(row.unit === null ? {} : { unit: row.unit }),
    ...(row.received_at === null ? {} : { receivedAt: iso(row.received_at) }),
    ...(row.retain_until === null ? {} : { retainUntil: row.retain_until }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.standing === null ? {} : { standing: row.standing }),
    ...(row.receipt_idx === null || row.other === null
      ? {}
      : { receipt: { log: row.other, index: row.receipt_idx } }),
  };
}

type ReleaseRow = {
  release: string;
  partner: PartyId;
  state: string;
  at: number;
  seq: number;
  author: string;
  products: number;
  recipient: string;
  purpose: string;
  needed: number;
};

export function listReleases(
  reader: Reader,
  filter: Paging & { partner?: string | undefined; state?: string | undefined },
) {
  const { before, limit } = bounds(filter);
  const rows = reader.all<ReleaseRow>(
    `SELECT * FROM view_release WHERE seq < :before AND (:partner IS NULL OR partner = :partner) AND (:state IS NULL OR state = :state)
     ORDER BY seq DESC LIMIT :limit + 1`,
    { before, limit, partner: filter.partner ?? null, state: filter.state ?? null },
  );
  return page(rows, limit, (row) => releaseOf(reader, row));
}

export function getRelease(reader: Reader, release: string) {
  const row = reader.get<ReleaseRow>("SELECT * FROM view_release WHERE release = :release", { release });
  if (row === undefined) throw notFound("release");
  return releaseOf(reader, row);
}

function releaseOf(reader: Reader, row: ReleaseRow) {
  const approvals = reader.all<{ person: string; role: string; at: number }>(
    "SELECT person, role, at FROM view_approval WHERE subject = :release ORDER BY at, person",
    { release: row.release },
  );
  const parts = reader.all<PartRow>(
    `${PARTS} WHERE p.release = :release AND p.direction = 'out' ORDER BY p.seq`,
    { release: row.release },
  );
  return {
    id: row.release,
    partner: row.partner,
    state: row.state as "proposed",
    proposedAt: iso(row.at),
    by: row.author,
    products: row.products,
    recipient: JSON.parse(row.recipient) as { organisation: string; role: string },
    purpose: row.purpose,
    approvals: approvals.map(({ person, role, at }) => ({ by: person, role, at: iso(at) })),
    approvalsNeeded: row.needed,
    parts: parts.map(partOf),
  };
}

type RefusalRow = {
  id: string;
  seq: number;
  partner: PartyId;
  at: number;
  by_partner: number;
  count: number;
  areas: string;
  agreement: string | null;
  release: string | null;
  standing: string | null;
  violations: string;
};

export function listRefusals(
  reader: Reader,
  filter: Paging & { partner?: string | undefined; clause?: string | undefined },
  documentOf: (hash: string) => Current["document"] | undefined,
) {
  const { before, limit } = bounds(filter);
  const rows = reader.all<RefusalRow>(
    `SELECT * FROM view_refusal WHERE seq < :before AND (:partner IS NULL OR partner = :partner)
       AND (:clause IS NULL OR EXISTS (SELECT 1 FROM json_each(violations) v WHERE v.value ->> '$.clause' = :clause))
     ORDER BY seq DESC LIMIT :limit + 1`,
    { before, limit, partner: filter.partner ?? null, clause: filter.clause ?? null },
  );
  return page(rows, limit, (row) => ({
    id: row.id,
    partner: row.partner,
    at: iso(row.at),
    count: row.count,
    areas: JSON.parse(row.areas) as string[],
    by: row.by_partner === 1 ? ("partner" as const) : ("us" as const),
    violations: (JSON.parse(row.violations) as KeptViolation[]).map((each) =>
      inWords(each, row.agreement === null ? undefined : documentOf(row.agreement)),
    ),
    ...(row.agreement === null ? {} : { agreement: row.agreement }),
    ...(row.release === null ? {} : { release: row.release }),
    ...(row.standing === null ? {} : { standing: row.standing }),
  }));
}

/** Refused products by clause. */
export function refusedByClause(reader: Reader, partner: string): { clause: string; count: number }[] {
  return reader.all(
    `SELECT v.value ->> '$.clause' AS clause, sum(r.count) AS count FROM view_refusal r, json_each(r.violations) v
     WHERE r.partner = :partner GROUP BY 1 ORDER BY 2 DESC, 1`,
    { partner },
  );
}

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
  filter: Paging & { partner?: string | undefined; direction?: string | undefined },
  now: string,
) {
  const { before, limit } = bounds(filter);
  const rows = reader.all<RecallRow>(
    `SELECT r.*, m.origin AS mine, t.origin AS theirs FROM view_recall r
     JOIN log m ON m.kind = 'liaison' AND m.mine = 1 AND m.partner = r.partner
     JOIN log t ON t.kind = 'liaison' AND t.mine = 0 AND t.party = r.partner
     WHERE r.seq < :before AND (:partner IS NULL OR r.partner = :partner) AND (:direction IS NULL OR r.direction = :direction)
     ORDER BY r.seq DESC LIMIT :limit + 1`,
    { before, limit, partner: filter.partner ?? null, direction: filter.direction ?? null },
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
      order: { log: orderLog, index: row.idx },
      ...(row.execute_by === null ? {} : { executeBy: row.execute_by }),
      ...(row.executed_at === null ? {} : { executedAt: iso(row.executed_at) }),
      ...(row.purged === null ? {} : { purged: row.purged }),
      ...(row.receipt_idx === null ? {} : { receipt: { log: receiptLog, index: row.receipt_idx } }),
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

export function countRecalls(reader: Reader, partner: string, now: string) {
  const rows = reader.all<{ direction: string; executed_at: number | null; execute_by: string | null }>(
    "SELECT direction, executed_at, execute_by FROM view_recall WHERE partner = :partner",
    { partner },
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

export type CountRow = {
  direction: "out" | "in";
  area: string;
  theatre?: string;
  unit?: string;
  before: number;
  after: number;
};

/** Products that were received, by area, theatre, unit and direction, released before and from `date` on. */
export function countReleases(
  reader: Reader,
  partner: string | undefined,
  date: string | undefined,
): CountRow[] {
  return reader
    .all<{
      direction: "out" | "in";
      area: string;
      theatre: string | null;
      unit: string | null;
      before: number;
      after: number;
    }>(
      `SELECT p.direction, a.value AS area, p.theatre, p.unit,
         sum(CASE WHEN p.at < :date THEN p.count ELSE 0 END) AS before, sum(CASE WHEN p.at >= :date THEN p.count ELSE 0 END) AS after
       FROM view_part p, json_each(p.areas) a
       WHERE p.state IN ('received', 'recalled', 'expired') AND p.received_at IS NOT NULL AND (:partner IS NULL OR p.partner = :partner)
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      { partner: partner ?? null, date: date === undefined ? 0 : Date.parse(date) },
    )
    .map(({ theatre, unit, ...row }) => ({
      ...row,
      ...(theatre === null ? {} : { theatre }),
      ...(unit === null ? {} : { unit }),
    }));
}

/** By area: how many products were received each way, and how many of them are still held. */
export function sharedByArea(
  reader: Reader,
  partner: string,
): { area: string; direction: "out" | "in"; count: number; held: number }[] {
  return reader.all(
    `SELECT a.value AS area, p.direction, sum(p.count) AS count, sum(p.held) AS held FROM view_part p, json_each(p.areas) a
     WHERE p.partner = :partner AND p.received_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
    { partner },
  );
}

export function waitingCounts(reader: Reader, partner: string) {
  const one = (sql: string) => reader.get<{ n: number }>(sql, { partner })?.n ?? 0;
  return {
    approvals: one("SELECT count(*) AS n FROM view_release WHERE partner = :partner AND state = 'proposed'"),
    receipts: one(
      "SELECT count(*) AS n FROM view_part WHERE partner = :partner AND direction = 'out' AND state = 'announced'",
    ),
    standing: one("SELECT count(*) AS n FROM view_standing WHERE partner = :partner AND state = 'proposed'"),
    onward: one(
      "SELECT count(*) AS n FROM view_onward WHERE partner = :partner AND direction = 'in' AND state = 'waiting'",
    ),
  };
}

export function listStanding(reader: Reader, partner: string | undefined, now: string) {
  const rows = reader.all<{ standing: string; partner: PartyId; state: string; terms: string; used: number }>(
    "SELECT standing, partner, state, terms, used FROM view_standing WHERE :partner IS NULL OR partner = :partner ORDER BY at DESC",
    { partner: partner ?? null },
  );
  return rows.map((row) => {
    const terms = JSON.parse(row.terms) as {
      kinds: string[];
      areas: string[];
      tlp: string[];
      originators: string[];
      purpose: string;
      recipient: { organisation: string; role: string };
      until: string;
      quota: number;
    };
    const approvals = reader.all<{ person: string; at: number }>(
      "SELECT person, at FROM view_approval WHERE subject = :standing ORDER BY at",
      { standing: row.standing },
    );
    const ended = row.state === "active" && (terms.until <= now || row.used >= terms.quota);
    const { kinds, areas, tlp, originators, purpose, recipient, until, quota } = terms;
    return {
      id: row.standing,
      partner: row.partner,
      state: (ended ? "ended" : row.state) as "proposed" | "active" | "stopped" | "ended",
      kinds,
      areas,
      tlp,
      originators,
      purpose,
      recipient,
      until,
      quota,
      used: row.used,
      approvals: approvals.map(({ person, at }) => ({ by: person, at: iso(at) })),
    };
  });
}

export function listOnward(reader: Reader, partner: string | undefined) {
  const rows = reader.all<{
    request: string;
    direction: "out" | "in";
    partner: PartyId;
    to_party: PartyId;
    purpose: string;
    at: number;
    expires: string;
    ranges: string;
    state: string;
    code: string | null;
  }>("SELECT * FROM view_onward WHERE :partner IS NULL OR partner = :partner ORDER BY at DESC LIMIT 200", {
    partner: partner ?? null,
  });
  return rows.map((row) => ({
    id: row.request,
    direction: row.direction,
    partner: row.partner,
    to: row.to_party,
    purpose: row.purpose,
    at: iso(row.at),
    expires: row.expires,
    items: (JSON.parse(row.ranges) as [number, number][]).reduce(
      (sum, [first, last]) => sum + last - first + 1,
      0,
    ),
    state: row.state as "waiting",
    ...(row.code === null ? {} : { code: row.code }),
  }));
}
