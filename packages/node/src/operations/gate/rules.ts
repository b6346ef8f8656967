import type { ActivityParticulars } from "@entente/api";
import { instantText } from "../../acting/index.ts";

/**
 * The rules of the house at the gate (scope.md §7): pure, and apart from the clauses of the agreement, which
 * `decide` knows. Software records that named people judged; it never computes proportionality.
 */

export type RuleCode =
  | "authority-unknown"
  | "authority-not-approved"
  | "authority-expired"
  | "authority-purpose"
  | "authority-technique"
  | "authority-place"
  | "authority-period"
  | "approver-is-requester"
  | "not-tested"
  | "test-unfavourable"
  | "period-over"
  | "not-readable"
  | "conditions-not-accepted"
  | "condition-open";

export type Broken = { readonly code: RuleCode; readonly detail?: readonly string[] };

export type AuthorityKnown = {
  readonly purposes: readonly string[];
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  readonly until: string;
  readonly by: string;
  readonly approvedBy: string | undefined;
};

export type Proposed = {
  readonly by: string;
  readonly purpose: string;
  /** Undefined when what was sealed cannot be read. */
  readonly particulars: ActivityParticulars | undefined;
};

const outside = (some: readonly string[], all: readonly string[]) => some.filter((one) => !all.includes(one));
const broken = (code: RuleCode, detail?: readonly string[]): Broken[] => [
  { code, ...(detail === undefined ? {} : { detail }) },
];
const unless = (holds: boolean, code: RuleCode, detail?: readonly string[]) =>
  holds ? [] : broken(code, detail);

/** An operation stands under an authority that is approved, not over, and covers all that it does. */
export function authorityRules(
  { by, purpose, particulars }: Proposed,
  authority: AuthorityKnown | undefined,
  now: number,
): Broken[] {
  if (particulars === undefined) return broken("not-readable");
  if (authority === undefined) return broken("authority-unknown");
  const { purposes, techniques, places, until, approvedBy } = authority;
  const otherTechniques = outside(particulars.techniques, techniques);
  const otherPlaces = outside(particulars.places, places);
  return [
    ...unless(approvedBy !== undefined, "authority-not-approved"),
    ...unless(until > instantText(now), "authority-expired", [until]),
    ...unless(purposes.includes(purpose), "authority-purpose", [purpose]),
    ...unless(otherTechniques.length === 0, "authority-technique", otherTechniques),
    ...unless(otherPlaces.length === 0, "authority-place", otherPlaces),
    ...unless(particulars.until <= until, "authority-period", [until]),
    // Whoever approved the power does not also use it.
    ...unless(approvedBy !== by && approvedBy !== authority.by, "approver-is-requester"),
  ];
}

/** A named person, who is not the one that asks, has judged it necessary and proportionate. */
export function testRules(
  { by }: Proposed,
  test: { readonly by: string; readonly favourable: boolean } | undefined,
): Broken[] {
  if (test === undefined) return broken("not-tested");
  return [
    ...unless(test.favourable, "test-unfavourable"),
    ...unless(test.by !== by, "approver-is-requester"),
  ];
}

/** What must hold at the moment it goes on. */
export function effectRules(
  { particulars }: Proposed,
  conditions: readonly { readonly condition: string; readonly review: string; readonly text: string }[],
  now: number,
): Broken[] {
  return [
    ...unless(particulars === undefined || particulars.until > instantText(now), "period-over"),
    ...conditions.flatMap(({ condition, review, text }) =>
      broken("condition-open", [condition, review, text]),
    ),
  ];
}
