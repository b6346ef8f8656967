import type { Change, Folding } from "../../ledger/index.ts";

type Item = NonNullable<Folding["items"]>[number];

/** The content of a house entry that this desk wrote: canonical JSON; undefined when it was erased. */
export function contentIn(item: Item): unknown {
  return item === undefined ? undefined : JSON.parse(new TextDecoder().decode(item.content));
}

/** These products are done with under a standing release: sent, or refused for good. */
export const doneWith = (standing: string, products: readonly string[]): Change => [
  "releases.advance-standing",
  { standing, products: JSON.stringify(products) },
];
