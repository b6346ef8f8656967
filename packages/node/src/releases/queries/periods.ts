import type { Reader } from "../../store/index.ts";

/** From one instant (inclusive) until another (exclusive), in milliseconds since 1970. */
export type Period = { readonly from: number; readonly until: number };

type Volume = { area: string; direction: "out" | "in"; count: number };

/** Products released within a period and received by the other side, by area and direction. */
export function sharedWithin(reader: Reader, partner: string, { from, until }: Period): Volume[] {
  return reader.all<Volume>(
    `SELECT a.value AS area, p.direction, sum(p.count) AS count FROM view_part p, json_each(p.areas) a
     WHERE p.partner = :partner AND p.at >= :from AND p.at < :until AND p.received_at IS NOT NULL
     GROUP BY 1, 2 ORDER BY 1, 2`,
    { partner, from, until },
  );
}

/** Refusals within a period for which one of these reasons was given: how many, and of how many products. */
export function refusedWithin(
  reader: Reader,
  partner: string,
  { from, until }: Period,
  codes: readonly string[],
): { refusals: number; products: number } {
  const row = reader.get<{ refusals: number; products: number | null }>(
    `SELECT count(*) AS refusals, sum(count) AS products FROM view_refusal
     WHERE partner = :partner AND by_partner = 0 AND at >= :from AND at < :until AND EXISTS (
       SELECT 1 FROM json_each(violations) v, json_each(:codes) c WHERE v.value ->> 'code' = c.value)`,
    { partner, from, until, codes: JSON.stringify(codes) },
  );
  return { refusals: row?.refusals ?? 0, products: row?.products ?? 0 };
}

/** Recalls executed within a period, either way. */
export function recalledWithin(reader: Reader, partner: string, { from, until }: Period): number {
  return reader.get<{ n: number }>(
    "SELECT count(*) AS n FROM view_recall WHERE partner = :partner AND executed_at >= :from AND executed_at < :until",
    { partner, from, until },
  )!.n;
}
