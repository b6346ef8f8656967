import type { Reader } from "../../store/index.ts";
import type { ReadableCompartments } from "./parts.ts";

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
         AND (:readable IS NULL OR p.compartment IN (SELECT value FROM json_each(:readable)))
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
     WHERE p.partner = :partner AND p.received_at IS NOT NULL AND (:readable IS NULL OR p.compartment IN (SELECT value FROM json_each(:readable))) GROUP BY 1, 2 ORDER BY 1, 2`,
    { partner, readable },
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
