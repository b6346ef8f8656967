/**
 * Why a release is taken back, and why what was released may go on to a third party or may not: closed codes, because
 * both liaison logs keep them for good. Whoever wants to say more says it in the channel, whose words stay out of the logs.
 */
export const recallReasons = [
  "inaccurate",
  "superseded",
  "released-in-error",
  "source-at-risk",
  "third-party-asked",
  /** Its originator took it back from whoever passes this recall on. */
  "originator-recalled",
  "legal",
  "other",
] as const;
export type RecallReason = (typeof recallReasons)[number];

export const onwardReasons = [
  "same-threat",
  "joint-operation",
  "legal-duty",
  "protection-of-persons",
  "other",
] as const;
export type OnwardReason = (typeof onwardReasons)[number];

/** How the originator grants: until the date that was asked for, or until an earlier one. */
export const onwardGrants = ["agreed", "agreed-shorter"] as const;
export type OnwardGrant = (typeof onwardGrants)[number];

export const onwardRefusals = ["source", "third-party", "disproportionate", "no-basis", "other"] as const;
export type OnwardRefusal = (typeof onwardRefusals)[number];
