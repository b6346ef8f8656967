import type { Acting, DeskPart } from "../acting/index.ts";
import { fetchedKinds, requestEntries } from "./entries.ts";
import { requestsRoutes } from "./routes.ts";
import { requestsSchema, requestsStatements } from "./view.ts";

/** Requests with a clock: to explain, to cease, for information, for support. */
export function createRequests(acting: Acting): DeskPart {
  return {
    desk: {
      name: "requests",
      kinds: requestEntries(acting),
      schema: requestsSchema,
      statements: requestsStatements,
    },
    fetched: fetchedKinds,
    routes: () => requestsRoutes(acting),
  };
}
