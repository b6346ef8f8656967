/** Closed lists of the requests desk: what stands in the clear in liaison logs. */

/** Demands: something is held against the other, or asked of it, in an affair. */
export const requestDemands = ["explain", "cease", "produce", "preserve", "correct", "notify"] as const;
export const requestWhats = [...requestDemands, "information", "support"] as const;
export type RequestWhat = (typeof requestWhats)[number];

export const requestUrgencies = ["urgent-direct", "urgent-indirect", "other"] as const;
/** For support: accepted, accepted in part, declined. */
export const requestAnswers = ["answered", "partly", "refused"] as const;
export const requestStates = ["lodged", "acknowledged", ...requestAnswers, "withdrawn"] as const;
/** How a request was repeated. */
export const requestChannels = ["node", "note", "call", "meeting", "summons", "public-statement"] as const;

export const requestVerifications = [
  "inspection",
  "register-comparison",
  "log-check",
  "third-party",
  "own-observation",
] as const;
export const requestVerificationResults = ["confirmed", "not-confirmed", "inconclusive"] as const;

export const supportResources = [
  "airlift",
  "sealift",
  "refuelling",
  "medical-evacuation",
  "escort",
  "equipment",
  "personnel",
  "forensics",
  "translation",
] as const;
export const supportUnits = [
  "flights",
  "flight-hours",
  "tonnes",
  "persons",
  "hours",
  "days",
  "items",
] as const;
