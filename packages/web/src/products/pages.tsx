import type { PageRoute } from "../router.ts";
import { ProductPage } from "./product-page.tsx";
import { ProductsPage } from "./products-page.tsx";
import { WritePage } from "./write-page.tsx";

/** Products: found, read, written. */
export const productsPages: Readonly<Record<string, PageRoute>> = {
  products: ({ path: [, id], query }) =>
    id === undefined ? <ProductsPage query={query} /> : <ProductPage id={id} />,
  write: () => <WritePage />,
};
