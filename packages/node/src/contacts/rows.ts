import { notFound, type Thing } from "@entente/api";
import type { Folding } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";

/** Whether this party wrote what a row is about. Ids are chosen by their writer: rows are keyed by partner and id. */
export type Written = { readonly partner: string; readonly mine: 0 | 1; readonly at: number };

export const mineOf = ({ mine }: Pick<Folding, "mine">): 0 | 1 => (mine ? 1 : 0);
export const sideOf = ({ mine }: Pick<Written, "mine">): "ours" | "theirs" =>
  mine === 1 ? "ours" : "theirs";

/** One thing of a relation, by the table it stands in; the names of tables are our own. */
export function rowOf<R extends Written>(
  reader: Reader,
  table: string,
  partner: string,
  id: string,
): R | undefined {
  return reader.get<R>(`SELECT * FROM ${table} WHERE partner = :partner AND id = :id`, { partner, id });
}

/** As {@link rowOf}; 404 when there is none. */
export function knownRow<R extends Written>(
  reader: Reader,
  table: string,
  partner: string,
  id: string,
  what: Thing,
): R {
  const row = rowOf<R>(reader, table, partner, id);
  if (row === undefined) throw notFound(what);
  return row;
}

export type Paging = {
  readonly partner?: string | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
};

/** Rows of a table, the last written first, with where the next page begins. */
export function pageOf<R extends { readonly seq: number }, T>(
  reader: Reader,
  table: string,
  { partner, before, limit = 50 }: Paging,
  present: (row: R) => T,
  only?: { readonly thread: string },
): { items: T[]; next?: number } {
  const rows = reader.all<R>(
    `SELECT * FROM ${table} WHERE seq < :before AND (:partner IS NULL OR partner = :partner)
       ${only === undefined ? "" : "AND thread = :thread"} ORDER BY seq DESC, id LIMIT :limit + 1`,
    { partner: partner ?? null, before: before ?? Number.MAX_SAFE_INTEGER, limit, ...only },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    ...(rows.length > limit && last !== undefined ? { next: last.seq } : {}),
  };
}

const DAY_MS = 86_400_000;
/** Whole days gone by; a partner's clock may be ahead of ours. */
export const ageInDays = (since: number, now: number): number =>
  Math.max(0, Math.floor((now - since) / DAY_MS));
