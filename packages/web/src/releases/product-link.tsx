import { useLanguage } from "../language/language.tsx";
import { productNumber, productTitle } from "../products/product-title.ts";
import { address } from "../router.ts";
import type { Find } from "./group-decision.tsx";
import { useReadsProducts } from "./use-found.ts";

/** A product by its title; by the end of its number where it may not be seen, or is no more. */
export function ProductName({ product, find }: { readonly product: string; readonly find: Find }) {
  const { m } = useLanguage();
  const found = find(product);
  return found === undefined ? (
    <span title={product}>{productNumber(product, m)}</span>
  ) : (
    <bdi>{productTitle(found, m)}</bdi>
  );
}

/** The same, and the way to it for whoever may open products. */
export function ProductLink({ product, find }: { readonly product: string; readonly find: Find }) {
  const name = <ProductName product={product} find={find} />;
  return useReadsProducts() ? <a href={address(["products", product])}>{name}</a> : name;
}
