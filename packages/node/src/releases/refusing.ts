import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import type { Draft } from "../ledger/index.ts";
import { type Decided, isRefused } from "./deciding.ts";
import type { Current } from "./dependencies.ts";
import { violationOf } from "./record.ts";

const MOST_VIOLATIONS = 40;

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
      .flatMap(({ decision }) => decision.violations)
      .map((each) => [`${each.clause} ${each.code}`, violationOf(each)]),
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
      violations: [...violations.values()].slice(0, MOST_VIOLATIONS) as JsonValue,
    },
    items: [
      { header: canonicalBytes({ v: 1, kind: "refused-products" }), content: canonicalBytes(products) },
    ],
  };
}
