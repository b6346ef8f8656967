import type { Desk } from "../ledger/index.ts";
import { releaseKinds } from "./entries.ts";
import { releasesSchema, releasesStatements } from "./view.ts";

export type { Current, ReleasesDependencies } from "./dependencies.ts";
export {
  countRecalls,
  type ReadableCompartments,
  readableParts,
  refusedByClause,
  sharedByArea,
  waitingCounts,
} from "./queries.ts";
export { Releases } from "./releases.ts";
export { releasesRoutes } from "./routes.ts";

export const releasesDesk: Desk = {
  name: "releases",
  kinds: releaseKinds,
  schema: releasesSchema,
  statements: releasesStatements,
};
