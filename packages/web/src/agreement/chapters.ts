/** Clauses by the first number of their ids: 3.4 stands in chapter 3. In the order of the document. */
export function chaptersOf<T extends { readonly id: string }>(
  clauses: readonly T[],
): readonly { readonly number: string; readonly clauses: readonly T[] }[] {
  return [...Map.groupBy(clauses, ({ id }) => id.split(".")[0] ?? id)].map(([number, found]) => ({
    number,
    clauses: found,
  }));
}
