import type { PageRoute } from "../router.ts";

/** Reviews of security against privacy, and what was kept from the partner. */
export const reviewsPages: Readonly<Record<string, PageRoute>> = {};
