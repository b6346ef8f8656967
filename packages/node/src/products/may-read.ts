import { COMMUNITY, COMMUNITY_LEVEL } from "@entente/agreement";
import type { Session } from "@entente/api";
import type { Compartment } from "./compartment.ts";
import { type HouseRules, rankOn, topRank } from "./house-rules.ts";

/**
 * Whether this person may read what is in this compartment. What the rules do not know is no: an unknown level or
 * caveat is read by nobody, a marking nobody understands and a community item without a colour only at the top of
 * the ladder, by those who will have to sort it out.
 */
export function mayRead(rules: HouseRules, session: Session, compartment: Compartment): boolean {
  const clearance = rankOn(rules, session.clearance);
  const required = requiredRank(rules, compartment);
  if (clearance === undefined || required === undefined || clearance < required) return false;
  if (compartment.unit !== undefined && !session.units.includes(compartment.unit)) return false;
  return caveatsAllow(rules, session, compartment) && colourAllows(rules, session, compartment);
}

function requiredRank(rules: HouseRules, compartment: Compartment): number | undefined {
  const { label, unknownMarkings, handledAs } = compartment;
  const community = label.policy === COMMUNITY;
  const own = label.policy === rules.policy ? label.level : undefined;
  // Received under an agreement of the community, an item is handled at the community's one level: none of ours.
  const level = community && handledAs === COMMUNITY_LEVEL ? own : (handledAs ?? own);
  // A community item stands below every level, unless it was given one.
  const rank =
    level === undefined ? (community ? Number.NEGATIVE_INFINITY : undefined) : rankOn(rules, level);
  const doubtful = unknownMarkings.length > 0 || (community && label.tlp === undefined);
  return rank === undefined || !doubtful ? rank : topRank(rules);
}

function caveatsAllow(rules: HouseRules, session: Session, { label }: Compartment): boolean {
  return label.caveats.every((code) => {
    const known = rules.caveats.find((caveat) => caveat.code === code);
    return known !== undefined && (known.units?.some((unit) => session.units.includes(unit)) ?? true);
  });
}

function colourAllows(rules: HouseRules, session: Session, compartment: Compartment): boolean {
  if (compartment.label.tlp !== "red" || compartment.unit !== undefined) return true;
  return rules.redUnits.some((unit) => session.units.includes(unit));
}
