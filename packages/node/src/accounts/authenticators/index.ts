export { type AssertedAct, Assertions } from "./assertions.ts";
export { Authenticators } from "./authenticators.ts";
export { OneTimeCodes } from "./codes.ts";
export { removals } from "./commands.ts";
export { authenticatorKinds } from "./entries.ts";
export { type Site, siteOf } from "./site.ts";
export { schema, statements } from "./view.ts";
