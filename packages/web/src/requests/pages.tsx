import type { PageRoute } from "../router.ts";

/** Requests with a clock: to explain, to cease, for support. */
export const requestsPages: Readonly<Record<string, PageRoute>> = {};
