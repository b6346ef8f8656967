import type { PageRoute } from "../router.ts";

/** Operations within the framework: the gate, and the register of what was begun. */
export const activitiesPages: Readonly<Record<string, PageRoute>> = {};
