import type { PageRoute } from "../router.ts";

/** Cards, fingerprints, lag, and carrying by hand. */
export const relationsPages: Readonly<Record<string, PageRoute>> = {};
