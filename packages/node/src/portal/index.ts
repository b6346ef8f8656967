export { LIMITS, type Limits } from "./limits.ts";
export { createPortal, type Portal } from "./portal.ts";
