export { createDockets } from "./docket/dockets.ts";
export { createInquiries } from "./joint/inquiries.ts";
