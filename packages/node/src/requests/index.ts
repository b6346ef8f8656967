export { createRequests } from "./requests.ts";
