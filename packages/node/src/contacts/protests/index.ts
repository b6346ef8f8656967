export { protestKinds } from "./entries.ts";
export { openProtests } from "./queries.ts";
export { protestRoutes } from "./routes.ts";
export { protestSchema, protestStatements } from "./view.ts";
