export { createDockets } from "./dockets.ts";
export { claimWords } from "./reading.ts";
export { type ClaimRow, claimById, claimsOf, type DocketRow, docketById } from "./rows.ts";
