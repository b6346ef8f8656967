import type { Reader } from "../../store/index.ts";
import { READABLE_PART, READABLE_RELEASE, type ReadableCompartments } from "./readable.ts";

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
  readable: ReadableCompartments = null,
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
         AND ${READABLE_PART}
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      { readable, partner: partner ?? null, date: date === undefined ? 0 : Date.parse(date) },
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
  readable: ReadableCompartments = null,
): { area: string; direction: "out" | "in"; count: number; held: number }[] {
  return reader.all(
    `SELECT a.value AS area, p.direction, sum(p.count) AS count, sum(p.held) AS held FROM view_part p, json_each(p.areas) a
     WHERE p.partner = :partner AND p.received_at IS NOT NULL AND ${READABLE_PART} GROUP BY 1, 2 ORDER BY 1, 2`,
    { partner, readable },
  );
}

/**
 * What waits within a relation, of what may be read. The terms of a standing release are for every reader of the desk;
 * no product stands in them.
 */
export function waitingCounts(reader: Reader, partner: string, readable: ReadableCompartments = null) {
  const one = (sql: string, params: object = { partner, readable }) =>
    reader.get<{ n: number }>(sql, { ...params })?.n ?? 0;
  return {
    approvals: one(
      `SELECT count(*) AS n FROM view_release r WHERE r.partner = :partner AND r.state = 'proposed' AND ${READABLE_RELEASE}`,
    ),
    receipts: one(
      `SELECT count(*) AS n FROM view_part p WHERE p.partner = :partner AND p.direction = 'out' AND p.state = 'announced' AND ${READABLE_PART}`,
    ),
    standing: one("SELECT count(*) AS n FROM view_standing WHERE partner = :partner AND state = 'proposed'", {
      partner,
    }),
    onward: one(
      `SELECT count(*) AS n FROM view_onward o JOIN view_part p ON p.id = o.part
       WHERE o.partner = :partner AND o.direction = 'in' AND o.state = 'waiting' AND ${READABLE_PART}`,
    ),
  };
}
