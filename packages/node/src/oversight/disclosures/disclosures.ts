import type { Acting, DeskPart, Fetching } from "../../acting/index.ts";

/** Protected disclosures: sealed to an overseer, and to nobody else. */
export function createDisclosures(_acting: Acting): DeskPart & { readonly app: Fetching } {
  return {
    desk: { name: "disclosures", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
    app: { fetch: () => new Response(null, { status: 404 }) },
  };
}
