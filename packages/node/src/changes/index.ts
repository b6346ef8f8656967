export type { Sight } from "./audience.ts";
export { Following } from "./following.ts";
export { changesRoutes } from "./routes.ts";
