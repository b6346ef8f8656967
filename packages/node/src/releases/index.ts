import type { Desk } from "../ledger/index.ts";
import { releaseKinds } from "./entries.ts";
import { releasesSchema, releasesStatements } from "./view.ts";

export { carriedOver } from "./carried-over.ts";
export type { Current, ReleasesDependencies } from "./dependencies.ts";
export { fatesIn } from "./fates.ts";
export { type ListedAgain, listAgain } from "./listing-again.ts";
export {
  countRecalls,
  type Period,
  type ReadableCompartments,
  readableParts,
  recalledWithin,
  refusedByClause,
  refusedWithin,
  sharedByArea,
  sharedWithin,
  waitingCounts,
} from "./queries.ts";
export { Releases } from "./releases.ts";
export { releasesRoutes } from "./routes.ts";
export { trialRecord } from "./trial.ts";

export const releasesDesk: Desk = {
  name: "releases",
  kinds: releaseKinds,
  schema: releasesSchema,
  statements: releasesStatements,
};
