import type { RelationState } from "@entente/api";

/**
 * What the page says first. `open` and `limited` only when an agreement is in force and nothing stops releases: a state
 * this page does not know never reads as permission.
 */
export type Verdict =
  | { readonly is: "open"; readonly until: string }
  | { readonly is: "limited"; readonly until: string; readonly areas: readonly string[] }
  | { readonly is: "stopped"; readonly until: string; readonly why: string }
  | { readonly is: "no-agreement"; readonly why?: string }
  | { readonly is: "not-in-force"; readonly state: string; readonly why?: string };

/** An agreement that was denounced holds until its notice has run. */
const HOLDS: ReadonlySet<string> = new Set(["in-force", "IN_FORCE", "denounced", "DENOUNCED"]);

export function verdictOf({ agreement, stopped }: RelationState): Verdict {
  const why = stopped === undefined ? {} : { why: stopped };
  if (agreement === undefined) return { is: "no-agreement", ...why };
  const { state, until, suspendedAreas } = agreement;
  if (!HOLDS.has(state)) return { is: "not-in-force", state, ...why };
  if (stopped !== undefined) return { is: "stopped", until, why: stopped };
  return suspendedAreas.length > 0 ? { is: "limited", until, areas: suspendedAreas } : { is: "open", until };
}
