import type { AgreementStatus, Facts } from "./facts.ts";
import type { Negotiation, NegotiationState } from "./negotiation.ts";

const statuses: Readonly<Record<NegotiationState, AgreementStatus>> = {
  DRAFT: "draft",
  OFFERED: "draft",
  COUNTERED: "draft",
  ACCEPTED: "draft",
  AGREED: "draft",
  VERIFIED: "draft",
  FINALIZED: "draft",
  IN_FORCE: "in-force",
  SUSPENDED: "suspended",
  DENOUNCED: "denounced",
  ENDED: "ended",
  EXPIRED: "expired",
  TERMINATED: "terminated",
};

/** What a decision needs to know of the agreement's life. */
export function stateFacts(negotiation: Negotiation, reviewOverdue: boolean | "unknown"): Facts["state"] {
  const areas = negotiation.suspensions.flatMap((one) => (one.areas === "all" ? [] : one.areas));
  return {
    status: statuses[negotiation.state],
    suspendedAreas: [...new Set(areas)].sort(),
    noticeEnds: negotiation.noticeEnds ?? "none",
    reviewOverdue,
  };
}
