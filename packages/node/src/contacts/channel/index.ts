export { channelKinds } from "./entries.ts";
export { receiptMessages } from "./receipts.ts";
export { channelRoutes } from "./routes.ts";
export { channelSchema, channelStatements } from "./view.ts";
