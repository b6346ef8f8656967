import type { Query, QueryClient } from "@tanstack/react-query";
import { isLong, readPagesAgain, readToItsEnd } from "./pages-again.ts";

/** What has changed, by id; or that anything may have. */
type Change = readonly string[] | "anything";

/** What has changed while a query was being read, in the order in which it was told. */
const meanwhile = new WeakMap<Query, Change[]>();

/**
 * Reads again whatever stands on the page. What is there is asked for anew at once, and an older question about it is
 * given up. Three things are not broken off, and are read again only when they have come, for their answers may be older
 * than the change: what is not there yet, or a busy node would never be shown; the next page of a list, for which a
 * person has asked; and the pages of a long list that are being read one by one.
 */
export function readAgainAfter(client: QueryClient, change: Change): void {
  const shown = client.getQueryCache().findAll({ predicate: ({ meta }) => meta?.content !== true });
  const one = new Set(shown.filter((query) => isBusy(query) || (change !== "anything" && isLong(query))));
  void client.invalidateQueries({ predicate: (query) => query.meta?.content !== true && !one.has(query) });
  for (const query of one) void readOne(client, query, change);
}

function isBusy(query: Query): boolean {
  if (meanwhile.has(query)) return true;
  const { fetchStatus, fetchMeta, data } = query.state;
  if (fetchStatus !== "fetching") return false;
  return data === undefined || (fetchMeta as { fetchMore?: unknown } | null)?.fetchMore !== undefined;
}

async function readOne(client: QueryClient, query: Query, change: Change): Promise<void> {
  const others = meanwhile.get(query);
  if (others !== undefined) return void others.push(change);
  const changes = [change];
  meanwhile.set(query, changes);
  try {
    while (changes.length > 0) {
      await readToItsEnd(query);
      const told = changes.splice(0);
      // Whoever was signed in has left.
      if (client.getQueryCache().get(query.queryHash) !== query) return;
      if (told.includes("anything") || !isLong(query))
        void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
      else await readPagesAgain(client, query, told.flat());
    }
  } finally {
    meanwhile.delete(query);
  }
}
