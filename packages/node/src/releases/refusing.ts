import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import type { Draft } from "../ledger/index.ts";
import type { KeptViolation } from "./bodies.ts";
import { type Decided, isRefused, violationsIn } from "./deciding.ts";
import type { Current } from "./dependencies.ts";

const MOST_VIOLATIONS = 40;
/** Characters of detail that one entry has room for; clause and code are kept of every violation. */
const DETAIL_BUDGET = 3000;

function withinBudget(violations: Iterable<KeptViolation>): KeptViolation[] {
  let left = DETAIL_BUDGET;
  return [...violations].slice(0, MOST_VIOLATIONS).map(({ detail, ...told }) => {
    left -= detail?.length ?? 0;
    return detail === undefined || left < 0 ? told : { ...told, detail };
  });
}

/** The record of a refusal: every clause that forbids, over all groups; which products it was is its content. */
export function refusedEntry(
  current: Current,
  partner: PartyId,
  by: string,
  decided: readonly Decided[],
  about: { readonly release?: string; readonly standing?: string },
): Draft {
  const refused = decided.filter(isRefused);
  const products = refused.flatMap(({ group }) => group.members.map(({ facts }) => facts.product));
  const violations = new Map(
    refused
      .flatMap(violationsIn)
      .map((each) => [`${each.agreement ?? ""} ${each.clause} ${each.code}`, each]),
  );
  return {
    log: "house",
    kind: "release.refused/1",
    agreement: current.hash,
    actor: "release-officer",
    body: {
      partner,
      ...about,
      by,
      count: products.length,
      areas: [...new Set(refused.flatMap(({ record }) => record.areas))].sort().slice(0, MOST_VIOLATIONS),
      violations: withinBudget(violations.values()) as JsonValue,
    },
    items: [
      { header: canonicalBytes({ v: 1, kind: "refused-products" }), content: canonicalBytes(products) },
    ],
  };
}
