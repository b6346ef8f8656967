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

/**
 * Reads those pages of a long list again that may say something else now, and puts them in their places: what is
 * scrolled to, chosen and focused stays. Where they do not fit, or most would be read anyway, the list is read whole.
 */
export async function readPagesAgain(
  client: QueryClient,
  query: Query,
  ids: readonly string[],
): Promise<void> {
  const { readPage } = query.meta as ReadsPages;
  const key = query.queryKey;
  const whole = () => void client.invalidateQueries({ queryKey: key, exact: true });
  const { pages, pageParams } = query.state.data as Pages;
  const places = touched(pages, ids);
  if (places.length > Math.max(2, pages.length / 2)) return whole();
  for (const n of places) {
    const param = pageParams[n];
    try {
      const read = await readPage(param);
      const held = client.getQueryData<Pages>(key);
      // Another answer has come meanwhile: it is newer than what was asked for here.
      if (held === undefined || held.pageParams[n] !== param) return;
      const next = joined(held.pages, n, read);
      if (next === undefined) return whole();
      client.setQueryData<Pages>(key, { ...held, pages: next });
    } catch (error) {
      // Nothing is lost: the list stands as it was. A session that has ended is told by the list's own reading.
      if (failureOf(error).status === 401) whole();
      return;
    }
  }
}
