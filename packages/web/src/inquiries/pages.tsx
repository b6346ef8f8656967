import type { PageRoute } from "../router.ts";

/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiriesPages: Readonly<Record<string, PageRoute>> = {};
