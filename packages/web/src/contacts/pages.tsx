import type { PageRoute } from "../router.ts";

/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export const contactsPages: Readonly<Record<string, PageRoute>> = {};
