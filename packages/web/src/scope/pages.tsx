import type { PageRoute } from "../router.ts";

/** What was collected, counted; rollups exchanged and compared. */
export const scopePages: Readonly<Record<string, PageRoute>> = {};
