export { meetingKinds } from "./entries.ts";
export { contactsInBrief } from "./queries.ts";
export { meetingRoutes } from "./routes.ts";
export { type ContactRow, meetingSchema, meetingStatements } from "./view.ts";
