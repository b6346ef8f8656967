import type { Acting, DeskPart } from "../acting/index.ts";

/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export function createContacts(_acting: Acting): DeskPart {
  return {
    desk: { name: "contacts", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
