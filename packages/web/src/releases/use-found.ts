import { MOST_PRODUCTS_BY_ID, productOperations, productReaders } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useSession } from "../session/session.tsx";
import type { Find } from "./group-decision.tsx";

/** Whether this person reads products at all: who does not is led to none. */
export const useReadsProducts = (): boolean => useSession().is(...productReaders);

/**
 * What products are called that are known by their ids: an id says nothing. Asked for together, because a title is
 * content and that it was shown is recorded. What one may not see, or has been destroyed, is not found.
 */
export function useFound(products: readonly string[]): Find {
  const mayRead = useReadsProducts();
  const asked = [...new Set(products)].slice(0, MOST_PRODUCTS_BY_ID);
  const { answer } = useRead(
    productOperations.searchProducts,
    mayRead && asked.length > 0 ? { query: { products: asked.join(",") } } : undefined,
    { keep: false },
  );
  return (product) => answer?.products.find((one) => one.product === product);
}
