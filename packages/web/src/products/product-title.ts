import type { ProductSummary } from "@entente/api";
import type { Words } from "../language/en.ts";

/** What a product is called in a list: its title, else its STIX id, else that it has none. */
export function productTitle(product: Pick<ProductSummary, "name" | "stix">, m: Words): string {
  return product.name ?? (product.stix === undefined ? m.products.untitled : product.stix.id);
}
