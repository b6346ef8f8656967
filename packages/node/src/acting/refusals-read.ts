import type { Role } from "@entente/api";

/** Actions as patterns of SQLite's GLOB. `within`: these are read; otherwise all but these are. */
export type Reach = { readonly within: boolean; readonly actions: readonly string[] };

/**
 * Whose refusals a role reads. What was refused tells what was wanted: that an operation exists which the partner may
 * never hear of, or that somebody wrote in confidence.
 */
const REACH: Readonly<Partial<Record<Role, Reach>>> = {
  overseer: { within: true, actions: ["*"] },
  "liaison-officer": {
    within: false,
    // A review names the operation that it is about.
    actions: ["operation.*", "authority*", "rollup*", "review.*"],
  },
  "operations-officer": {
    within: true,
    actions: ["operation.*", "authority*", "rollup*", "scope*", "support*", "difference*"],
  },
  "inquiry-member": {
    within: true,
    actions: ["joint-case.add", "claim*", "evidence*", "finding*", "report*", "inquiry*"],
  },
};

/** A refusal is read by whoever has a role that reaches it. */
export function refusalsReadBy(roles: readonly Role[]): Reach[] {
  return roles.flatMap((role) => REACH[role] ?? []);
}
