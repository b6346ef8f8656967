import type { PageRoute } from "../router.ts";

/** What an overseer's clause gives them. */
export const overseerPages: Readonly<Record<string, PageRoute>> = {};
