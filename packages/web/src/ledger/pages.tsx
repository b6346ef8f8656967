import type { PageRoute } from "../router.ts";
import { EntriesPage } from "./entries-page.tsx";
import { EntryPage } from "./entry-page.tsx";

/** The two logs of a relation, entry by entry. */
export const ledgerPages: Readonly<Record<string, PageRoute>> = {
  entries: ({ path: [, log, place], query }) =>
    (log === "ours" || log === "theirs") && place !== undefined && /^\d{1,16}$/.test(place) ? (
      <EntryPage log={log} place={Number(place)} />
    ) : (
      <EntriesPage query={query} />
    ),
};
