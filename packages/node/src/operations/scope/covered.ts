import type { Acting, Permit } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";

/** Accounting to each other: the clauses on areas, purposes and joint inquiry decide whether counts are exchanged. */
const facts = (areas: readonly string[]) => ({
  areas: [...areas],
  purpose: "accountability",
  purposeLimits: "none" as const,
});

/** Asks the agreement before anything is told to the partner; throws the refusal that names the clauses. */
export const permitted = (
  acting: Acting,
  partner: PartyId,
  subject: string,
  areas: readonly string[],
): Permit => acting.permit({ partner, action: "joint-case.add", subject, facts: facts(areas) });

/** What the partner tells is decided again, by the copy held here. */
export function covered(acting: Acting, partner: PartyId, areas: readonly string[]): boolean {
  const asked = { partner, action: "joint-case.add", direction: "in", facts: facts(areas) } as const;
  const permit = acting.decide(asked);
  return permit !== undefined && permit.decision.verdict !== "refuse";
}
