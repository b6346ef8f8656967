export { oversightRoutes } from "./routes.ts";
export { type StateDependencies, stateOf } from "./state.ts";
