export type { GradeSource } from "./acts.ts";
export { createPeopleApp, type PeopleAppOptions, type PeopleEnv } from "./app.ts";
export { createLog, type Log } from "./log.ts";
export { problemFrom, problemResponse } from "./problems.ts";
export { RateLimit } from "./rate-limit.ts";
export { type Fetching, type Listening, type ServeOptions, serve } from "./serve.ts";
