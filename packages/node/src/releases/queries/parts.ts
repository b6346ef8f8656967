import { digestText, type PartyId } from "../../keys/index.ts";
import { addressAt, GENERATION_STEP, indexAt } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { bounds, iso, milliseconds, onlyOne, type Paging, page } from "./paging.ts";
import { READABLE_PART, type ReadableCompartments } from "./readable.ts";

export type PartRow = {
  id: string;
  release: string;
  direction: "out" | "in";
  partner: PartyId;
  seq: number;
  log: number;
  idx: number;
  leaf: Uint8Array;
  at: number;
  state: "announced" | "received" | "declined" | "recalled" | "expired";
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
  witnessed_at: number | null;
};

/** The receipt of a part stands in the other party's log of the same relation: `other` is its first generation. */
export const PARTS = `SELECT p.*, l.origin,
  (SELECT min(o.origin) FROM log o WHERE o.kind = 'liaison' AND o.party = l.partner AND o.partner = l.party) AS other,
  (SELECT min(c.published_at) FROM checkpoint c
    WHERE c.log = p.log AND c.size > p.idx % ${GENERATION_STEP} AND p.direction = 'out') AS witnessed_at
  FROM view_part p JOIN log l ON l.id = p.log`;

export type PartFilter = Paging & {
  readonly id?: string | undefined;
  readonly partner?: string | undefined;
  readonly direction?: string | undefined;
  readonly area?: string | undefined;
  readonly theatre?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: string | undefined;
  readonly release?: string | undefined;
  readonly standing?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

export function listParts(reader: Reader, filter: PartFilter, readable: ReadableCompartments = null) {
  const { before, limit } = bounds(filter);
  const one = onlyOne("p.id", filter.id);
  const rows = reader.all<PartRow>(
    `${PARTS} WHERE p.seq < :before ${one.sql} AND (:partner IS NULL OR p.partner = :partner) AND (:direction IS NULL OR p.direction = :direction)
       AND (:area IS NULL OR EXISTS (SELECT 1 FROM json_each(p.areas) a WHERE a.value = :area))
       AND (:theatre IS NULL OR p.theatre = :theatre) AND (:unit IS NULL OR p.unit = :unit) AND (:state IS NULL OR p.state = :state)
       AND (:release IS NULL OR p.release = :release) AND (:standing IS NULL OR p.standing = :standing)
       AND ${READABLE_PART}
       AND (:from IS NULL OR p.at >= :from) AND (:until IS NULL OR p.at < :until)
     ORDER BY p.seq DESC LIMIT :limit + 1`,
    {
      ...one.params,
      before,
      limit,
      readable,
      partner: filter.partner ?? null,
      direction: filter.direction ?? null,
      area: filter.area ?? null,
      theatre: filter.theatre ?? null,
      unit: filter.unit ?? null,
      state: filter.state ?? null,
      release: filter.release ?? null,
      standing: filter.standing ?? null,
      from: milliseconds(filter.from),
      until: milliseconds(filter.until),
    },
  );
  return page(rows, limit, partOf);
}

/** So many products of a part are named. */
const NAMED = 50;

/** The first products of a part that are still here, of those that may be seen; attachments go with theirs. */
export function productsOfPart(reader: Reader, part: string, maySee: (product: string) => boolean): string[] {
  return reader
    .all<{ product: string }>(
      `SELECT product FROM view_part_item WHERE part = :part AND product IS NOT NULL AND inside IS NULL AND gone IS NULL
       ORDER BY position`,
      { part },
    )
    .values()
    .map(({ product }) => product)
    .filter(maySee)
    .take(NAMED)
    .toArray();
}

export function partOf(row: PartRow) {
  return {
    id: row.id,
    release: row.release,
    direction: row.direction,
    partner: row.partner,
    state: row.state,
    count: row.count,
    held: row.held,
    areas: JSON.parse(row.areas) as string[],
    purpose: row.purpose,
    agreement: row.agreement,
    clauses: JSON.parse(row.clauses) as string[],
    label: row.label,
    madeAt: iso(row.at),
    entry: { log: row.origin, index: indexAt(row.idx), leaf: digestText(row.leaf) },
    ...(row.theatre === null ? {} : { theatre: row.theatre }),
    ...(row.unit === null ? {} : { unit: row.unit }),
    ...(row.received_at === null ? {} : { receivedAt: iso(row.received_at) }),
    ...(row.retain_until === null ? {} : { retainUntil: row.retain_until }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.standing === null ? {} : { standing: row.standing }),
    ...(row.witnessed_at === null ? {} : { witnessedAt: iso(row.witnessed_at) }),
    ...(row.receipt_idx === null || row.other === null
      ? {}
      : { receipt: addressAt(row.other, row.receipt_idx) }),
  };
}
