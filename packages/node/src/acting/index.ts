export { type ActCall, Acting, type ActingOptions, type Asked, type Permit } from "./acting.ts";
export { actingDesk } from "./desk.ts";
export type { DeskPart, Fetching } from "./desk-part.ts";
export { Refusal, ruleRefusal } from "./refusal.ts";
export { actingRoutes } from "./routes.ts";
export { type Signed, signedSchema } from "./signed.ts";
export { entrySide, instantText, otherSide, payloadOf, versionsOf } from "./view-words.ts";
export { digestOfWords, wordsItem } from "./words.ts";
