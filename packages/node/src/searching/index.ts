export { searchingRoutes } from "./routes.ts";
