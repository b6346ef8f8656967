import type { Acting, DeskPart } from "../../acting/index.ts";

/** Reviews of security against privacy, and what was kept from the partner. */
export function createReviews(_acting: Acting): DeskPart {
  return {
    desk: { name: "reviews", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
