import type { PageRoute } from "../router.ts";

/** People, roles, keys, storage, backup and versions. */
export const administrationPages: Readonly<Record<string, PageRoute>> = {};
