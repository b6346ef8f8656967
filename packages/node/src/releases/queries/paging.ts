/** A page of rows by descending journal number; the cursor is that number. */
export type Paging = { readonly after?: string | undefined; readonly limit?: number | undefined };

const DEFAULT_LIMIT = 50;

/** One row by its key, if one is asked for: written out, because SQLite would look a "or null" up in no index. */
export function onlyOne(column: string, id: string | undefined): { sql: string; params: { id?: string } } {
  return id === undefined ? { sql: "", params: {} } : { sql: `AND ${column} = :id`, params: { id } };
}

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

/** Where a list that runs upward goes on. */
export const afterIn = ({ after }: Paging): number =>
  after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : -1;

export const milliseconds = (time: string | undefined): number | null =>
  time === undefined ? null : Date.parse(time);
export const iso = (at: number): string => new Date(at).toISOString();
