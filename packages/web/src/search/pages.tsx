import type { PageRoute } from "../router.ts";

/** Search over everything the session may see. */
export const searchPages: Readonly<Record<string, PageRoute>> = {};
