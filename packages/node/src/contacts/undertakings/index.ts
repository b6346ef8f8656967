export { undertakingKinds } from "./entries.ts";
export { undertakingsInBrief } from "./queries.ts";
export { undertakingRoutes } from "./routes.ts";
export { undertakingSchema, undertakingStatements } from "./view.ts";
