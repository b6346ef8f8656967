import type { PageRoute } from "../router.ts";
import { EntriesPage } from "./entries-page.tsx";
import { EntryPage } from "./entry-page.tsx";

/** The two logs of a relation, entry by entry. */
export const ledgerPages: Readonly<Record<string, PageRoute>> = {
  entries: ({ path: [, log, index], query }) =>
    (log === "ours" || log === "theirs") && index !== undefined && /^\d{1,15}$/.test(index) ? (
      <EntryPage log={log} index={Number(index)} />
    ) : (
      <EntriesPage query={query} />
    ),
};
