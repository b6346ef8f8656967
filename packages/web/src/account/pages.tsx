import type { PageRoute } from "../router.ts";

/** One's own account: how one signs in, where one is signed in, tokens. */
export const accountPages: Readonly<Record<string, PageRoute>> = {};
