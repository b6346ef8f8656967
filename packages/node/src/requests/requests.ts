import type { Acting, DeskPart } from "../acting/index.ts";

/** Requests with a clock: to explain, to cease, for support. */
export function createRequests(_acting: Acting): DeskPart {
  return {
    desk: { name: "requests", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
