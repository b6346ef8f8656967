import type { PageRoute } from "../router.ts";

/** Allegations, claims and the answer of each party. */
export const docketsPages: Readonly<Record<string, PageRoute>> = {};
