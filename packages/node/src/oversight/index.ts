export { createDisclosures, type Disclosures } from "./disclosures/disclosures.ts";
export { isEntryReadable } from "./entries.ts";
export type { Failure } from "./house/parts.ts";
export { createOverseeing, overseeingRoutes } from "./overseeing.ts";
export { createReviews } from "./reviews/reviews.ts";
export { isInConfidence, oversightRoutes } from "./routes.ts";
export { type StateDependencies, stateOf } from "./state.ts";
