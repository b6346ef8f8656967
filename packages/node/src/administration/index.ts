export { Administration, type AdministrationOptions, administrationDesk } from "./administration.ts";
export { administrationRoutes } from "./routes.ts";
export type { Listeners } from "./status.ts";
export type { Found, Task, TaskResult, Work, Working, Written } from "./work.ts";
