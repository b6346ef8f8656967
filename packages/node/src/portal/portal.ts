import type { Acting, DeskPart, Fetching } from "../acting/index.ts";

/** What is public: statements, findings, corrections, comments. */
export function createPortal(_acting: Acting): DeskPart & { readonly app: Fetching } {
  return {
    desk: { name: "publications", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
    app: { fetch: () => new Response(null, { status: 404 }) },
  };
}
