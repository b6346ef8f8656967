import type { AnswerOf, releaseOperations } from "@entente/api";

/** What the agreement would make of a selection. */
export type Previewed = AnswerOf<typeof releaseOperations.previewRelease>;
export type Group = Previewed["groups"][number];

export const refuses = ({ groups }: Pick<Previewed, "groups">): boolean =>
  groups.some(({ verdict }) => verdict === "refuse");

/**
 * The groups by decision, refusals first: a set holds a thousand products at most, so a large selection comes in parts
 * that are decided alike.
 */
export function byDecision(groups: readonly Group[]): readonly Group[] {
  const alike = Map.groupBy(groups, ({ products: _, ...decision }) => JSON.stringify(decision));
  return [...alike.values()]
    .map((each) => ({ ...(each[0] as Group), products: each.flatMap(({ products }) => products) }))
    .toSorted((a, b) => Number(b.verdict === "refuse") - Number(a.verdict === "refuse"));
}
