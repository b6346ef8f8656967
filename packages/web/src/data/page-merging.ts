/** One page of a list, as its operation answers it. */
export type Page = {
  readonly items?: readonly unknown[];
  readonly products?: readonly unknown[];
  readonly found?: readonly unknown[];
  readonly next?: unknown;
  readonly total?: { readonly count: number; readonly exact: boolean };
};
type Held = "items" | "products" | "found";

const heldIn = (page: Page): Held =>
  page.items !== undefined ? "items" : page.products !== undefined ? "products" : "found";
export const rowsOf = (page: Page): readonly unknown[] => page[heldIn(page)] ?? [];

const ID = /^(?:[0-9A-HJKMNP-TV-Z]{26}(?:\.\d{1,3})?|sha256:[\w-]{43})$/;

/** By what a row is known: the first id that it tells. Undefined where it tells none. */
function keyOf(row: unknown): string | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  return Object.values(row).find((value): value is string => typeof value === "string" && ID.test(value));
}

/** Which pages may say something else now: the first, where what is new stands; the last; and those that name an id. */
export function touched(pages: readonly Page[], ids: readonly string[]): number[] {
  const last = pages.length - 1;
  return pages.flatMap((page, n) => {
    if (n === 0 || n === last) return [n];
    const text = JSON.stringify(rowsOf(page));
    return ids.some((id) => text.includes(id)) ? [n] : [];
  });
}

/**
 * The pages with page `n` as it was read again. Its rows may have moved by some: those that went over its end stay, for
 * the next page still begins behind them; those that the next pages show already are not shown twice. Undefined when
 * the new page cannot be joined to the old ones: then all are to be read again.
 */
export function joined<P extends Page>(pages: readonly P[], n: number, read: P): P[] | undefined {
  const old = pages[n];
  if (old === undefined) return undefined;
  const others = new Set<string>();
  for (const [at, page] of pages.entries())
    if (at !== n)
      for (const row of rowsOf(page)) {
        const key = keyOf(row);
        if (key === undefined) return undefined;
        others.add(key);
      }
  const keys = rowsOf(read).map(keyOf);
  const before = rowsOf(old).map(keyOf);
  if ([...keys, ...before].includes(undefined)) return undefined;
  const fresh = rowsOf(read).filter((_, at) => !others.has(keys[at]!));
  // A page that reaches into the next one has lost rows: then nothing went over its end.
  const reaches = fresh.length < keys.length;
  const over = read.next === undefined || reaches ? [] : rowsAfter(rowsOf(old), before, keys.at(-1));
  if (over === undefined) return undefined;
  const isLast = n === pages.length - 1;
  const next = isLast && over.length === 0 ? read.next : old.next;
  const { next: _, ...rest } = read;
  const merged = { ...rest, [heldIn(read)]: [...fresh, ...over], ...(next === undefined ? {} : { next }) };
  return pages.map((page, at) => (at === n ? (merged as P) : page));
}

/** The old rows behind the one that the new page ends with; undefined when that one is not among them. */
function rowsAfter(
  rows: readonly unknown[],
  keys: readonly (string | undefined)[],
  end: string | undefined,
): readonly unknown[] | undefined {
  if (rows.length === 0) return [];
  const at = end === undefined ? -1 : keys.lastIndexOf(end);
  return at < 0 ? undefined : rows.slice(at + 1);
}
