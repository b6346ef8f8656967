import type { PageRoute } from "../router.ts";

/** What is public: statements, findings, corrections, comments. */
export const publicationsPages: Readonly<Record<string, PageRoute>> = {};
