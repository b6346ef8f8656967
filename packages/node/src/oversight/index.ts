export { createDisclosures, type Disclosures } from "./disclosures/disclosures.ts";
export { createReviews } from "./reviews/reviews.ts";
export { oversightRoutes } from "./routes.ts";
export { type StateDependencies, stateOf } from "./state.ts";
