import { type ProductSummary, productOperations } from "@entente/api";
import { useQueries } from "@tanstack/react-query";
import { client } from "../data/client.ts";
import { useSession } from "../session/session.tsx";
import type { Find } from "./group-decision.tsx";

/**
 * What products are called that are known by their ids: who approves must see what, and an id says nothing. Asked once
 * for each, because a title is content and that it was shown is recorded. What one may not see keeps its id.
 */
export function useFound(products: readonly string[]): Find {
  const mayRead = useSession().is("release-officer");
  const found = useQueries({
    queries: products.map((product) => ({
      queryKey: ["product-found", product],
      queryFn: async (): Promise<ProductSummary | null> => {
        const { products } = await client.call(productOperations.searchProducts, { query: { product } });
        return products[0] ?? null;
      },
      enabled: mayRead,
      meta: { content: true },
      gcTime: 0,
    })),
  });
  return (product) => found[products.indexOf(product)]?.data ?? undefined;
}
