import type { PageRoute } from "../router.ts";

/** Measures: suspending an area is proposed, dropped, applied, lifted. */
export const measuresPages: Readonly<Record<string, PageRoute>> = {};
