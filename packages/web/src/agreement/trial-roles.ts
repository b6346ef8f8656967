import type { Role } from "@entente/api";

/** Who may try a release: those who have a list of products. */
export const TRIAL_ROLES = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "signatory",
] as const satisfies readonly Role[];
