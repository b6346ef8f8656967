import type { LadderStep } from "@entente/agreement";

/** A caveat that this party's people know, and who may read what bears it. */
export type KnownCaveat = {
  readonly code: string;
  /** How it is written in a marking line, upper case without diacritics. */
  readonly names: readonly string[];
  /** When given, only members of one of these units read what bears it. */
  readonly units?: readonly string[];
};

/** How this party marks its own products and who of its people may read what: part of the node's configuration. */
export type HouseRules = {
  readonly party: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The marking system of its own products. */
  readonly policy: string;
  readonly ladder: readonly LadderStep[];
  readonly caveats: readonly KnownCaveat[];
  /** TLP:RED is for named people: members of these units, unless the product is bound to a unit of its own. */
  readonly redUnits: readonly string[];
};

export function rankOn(rules: HouseRules, level: string): number | undefined {
  return rules.ladder.find((step) => step.code === level)?.rank;
}

export function topRank(rules: HouseRules): number {
  return Math.max(...rules.ladder.map((step) => step.rank));
}
