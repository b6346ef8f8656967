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

/** What tells one product from the others of a page where its title may not be shown: the end of its id. */
export function productNumber(product: string, m: Pick<Words, "products">): string {
  return m.products.numbered(/[^.]{1,6}(\.\d+)?$/.exec(product)?.[0] ?? product);
}
