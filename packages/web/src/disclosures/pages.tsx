import type { PageRoute } from "../router.ts";

/** Protected disclosures: sealed to an overseer, and to nobody else. */
export const disclosuresPages: Readonly<Record<string, PageRoute>> = {};
