export type NegotiationTab = "changes" | "text" | "summary" | "try" | "counter";

/** Where a part of a negotiation's page stands. */
export const negotiationAt = (id: string, tab: NegotiationTab = "changes"): readonly string[] =>
  tab === "changes" ? ["negotiations", id] : ["negotiations", id, tab];
