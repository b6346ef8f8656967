export { acrossRoutes } from "./routes.ts";
