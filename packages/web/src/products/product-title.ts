import type { ProductSummary } from "@entente/api";
import type { Words } from "../language/en.ts";

/** What a product is called in a list: its title, else type and beginning of its STIX id, else that it has none. */
export function productTitle(product: Pick<ProductSummary, "name" | "stix">, m: Words): string {
  if (product.name !== undefined) return product.name;
  const [type, uuid] = product.stix?.id.split("--") ?? [];
  return type === undefined || uuid === undefined ? m.products.untitled : `${type} ${uuid.slice(0, 8)}`;
}

/** What an opened product is called: a STIX object has its name inside. */
export function openedTitle(product: Parameters<typeof productTitle>[0] & { object?: unknown }, m: Words) {
  const { object } = product;
  const named = typeof object === "object" && object !== null && "name" in object ? object.name : undefined;
  return typeof named === "string" && named.length > 0 ? named.slice(0, 200) : productTitle(product, m);
}
