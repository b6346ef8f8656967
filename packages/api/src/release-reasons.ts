/** Why a release is taken back. Both logs keep the code for good; whoever wants to say more uses the channel. */
export const recallReasons = [
  "inaccurate",
  "superseded",
  "released-in-error",
  "source-at-risk",
  "third-party-asked",
  "originator-recalled",
  "legal",
  "other",
] as const;
export type RecallReason = (typeof recallReasons)[number];
/** Why received products should go on to a third party. */
export const onwardReasons = [
  "same-threat",
  "joint-operation",
  "legal-duty",
  "protection-of-persons",
  "other",
] as const;
export type OnwardReason = (typeof onwardReasons)[number];
/** How the originator grants it: until the date that was asked for, or until an earlier one. */
export const onwardGrants = ["agreed", "agreed-shorter"] as const;
export type OnwardGrant = (typeof onwardGrants)[number];
/** Why the originator refuses it. */
export const onwardRefusals = ["source", "third-party", "disproportionate", "no-basis", "other"] as const;
export type OnwardRefusal = (typeof onwardRefusals)[number];
/** What somebody finds who looks at a sample of what went by a standing release. */
export const standingFindings = ["in-order", "questioned"] as const;
export type StandingFinding = (typeof standingFindings)[number];
/** Why an approver refuses what another officer proposed. The house log keeps the code; whoever wants to say more speaks to them. */
export const proposalRefusals = [
  "not-necessary",
  "disproportionate",
  "too-much",
  "wrong-recipient",
  "wrong-purpose",
  "source-at-risk",
  "not-ready",
  "other",
] as const;
export type ProposalRefusal = (typeof proposalRefusals)[number];
