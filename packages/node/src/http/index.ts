export type { GradeSource } from "./acts.ts";
export { createPeopleApp, type PeopleAppOptions } from "./app.ts";
export type { PeopleEnv } from "./environment.ts";
export { createLog, type Log } from "./log.ts";
export { problemFrom, problemResponse } from "./problems.ts";
export { RateLimit } from "./rate-limit.ts";
export { type Fetching, type Listening, type ServeOptions, serve } from "./serve.ts";
