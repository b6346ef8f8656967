import { type ProductSummary, productOperations } from "@entente/api";
import { useDeferredValue, useState } from "react";
import { type Pages, usePages } from "../data/use-pages.ts";

/** Products to choose from, found by words; and what those chosen before are called. */
export type Selectable = {
  readonly pages: Pages<ProductSummary>;
  readonly items: readonly ProductSummary[];
  readonly words: string;
  search(words: string): void;
  /** A product that was on the list, also when it was searched away since. */
  find(product: string): ProductSummary | undefined;
};

/** The node finds beginnings of words from three characters on. */
const MIN_CHARS = 3;

/**
 * Products to choose from: this house's own, to be released; or what was received, which goes onward by asking its
 * originator.
 */
export function useSelectable(source: "own" | "received" = "own"): Selectable {
  const [words, setWords] = useState("");
  const [seen] = useState(() => new Map<string, ProductSummary>());
  const wanted = useDeferredValue(words.trim());
  const q = wanted.length < MIN_CHARS ? {} : { q: `${wanted}*` };
  const pages = usePages(productOperations.searchProducts, { query: { limit: 100, source, ...q } });
  for (const item of pages.items) seen.set(item.product, item);
  // Reports stand before objects.
  const items = pages.items.toSorted((a, b) => Number(a.stix !== undefined) - Number(b.stix !== undefined));
  return { pages, items, words, search: setWords, find: (product) => seen.get(product) };
}
