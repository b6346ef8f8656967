import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import type { Find } from "./group-decision.tsx";

/** A product by its title; by its number where it may not be seen, or is no more. */
export function ProductLink({ product, find }: { readonly product: string; readonly find: Find }) {
  const { m } = useLanguage();
  const found = find(product);
  return (
    <a href={address(["products", product])}>
      {found === undefined ? <Digest value={product} /> : <bdi>{productTitle(found, m)}</bdi>}
    </a>
  );
}
