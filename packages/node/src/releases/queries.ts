export { countReleases, sharedByArea, waitingCounts } from "./queries/counts.ts";
export { listOnward } from "./queries/onward.ts";
export { listParts, type ReadableCompartments, readableParts } from "./queries/parts.ts";
export { type Period, recalledWithin, refusedWithin, sharedWithin } from "./queries/periods.ts";
export { countRecalls, listRecalls } from "./queries/recalls.ts";
export { listRefusals, refusedByClause } from "./queries/refusals.ts";
export { getRelease, listReleases } from "./queries/releases.ts";
export { listStanding } from "./queries/standing.ts";
