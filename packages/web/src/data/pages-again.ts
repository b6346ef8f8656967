import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";
import { joined, type Page, touched } from "./page-merging.ts";

/** What a list that is read page by page keeps beside it: how one of its pages is read. */
export type ReadsPages = { readonly readPage: (param: unknown) => Promise<Page> };
type Pages = InfiniteData<Page, unknown>;

/** Whether a list stands on the page of which more than one page was read. */
export function isLong(query: Query): boolean {
  const pages = (query.state.data as Pages | undefined)?.pages;
  return query.meta?.readPage !== undefined && query.isActive() && (pages?.length ?? 0) > 1;
}

/** Waits until nothing of a query is being read, whatever came of it. */
export async function readToItsEnd(query: Query): Promise<void> {
  // What was given up while it was read says for ever that it is; but nothing is promised of it any more.
  while (query.state.fetchStatus === "fetching" && query.promise !== undefined)
    await query.promise.catch(() => undefined);
}

/**
 * Reads those pages of a long list again that may say something else now, and puts them in their places: what is
 * scrolled to, chosen and focused stays. Where they do not fit, or most would be read anyway, the list is read whole.
 */
export async function readPagesAgain(
  client: QueryClient,
  query: Query,
  ids: readonly string[],
): Promise<void> {
  const key = query.queryKey;
  const whole = () => void client.invalidateQueries({ queryKey: key, exact: true });
  const { pages, pageParams } = query.state.data as Pages;
  const places = touched(pages, ids);
  if (places.length > Math.max(2, pages.length / 2)) return whole();
  for (const n of places) {
    if (client.getQueryCache().get(query.queryHash) !== query) return;
    try {
      if (!(await readPageAgain(client, query, n, pageParams[n]))) return whole();
    } catch (error) {
      // Nothing is lost: the list stands as it was. A session that has ended is told by the list's own reading.
      if (failureOf(error).status === 401) whole();
      return;
    }
  }
}

/** Puts one page in its place as it is now; false where it has none there any more. */
async function readPageAgain(client: QueryClient, query: Query, n: number, param: unknown): Promise<boolean> {
  const { readPage } = query.meta as ReadsPages;
  for (;;) {
    const before = query.state.dataUpdateCount;
    const read = await readPage(param);
    // A next page that is being read will be put to the pages as they were: what is put between them now would be lost.
    await readToItsEnd(query);
    // Whoever was signed in has left: what they saw is put back for nobody.
    if (client.getQueryCache().get(query.queryHash) !== query) return true;
    // Another answer has come meanwhile. Which of the two is the newer nobody knows: it is asked for once more.
    if (query.state.dataUpdateCount !== before) continue;
    const held = query.state.data as Pages;
    const next = held.pageParams[n] === param ? joined(held.pages, n, read) : undefined;
    if (next === undefined) return false;
    client.setQueryData<Pages>(query.queryKey, { ...held, pages: next });
    return true;
  }
}
