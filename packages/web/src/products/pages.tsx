import type { PageRoute } from "../router.ts";
import { ImportPage } from "./import-page.tsx";
import { ProductPage } from "./product-page.tsx";
import { ProductsPage } from "./products-page.tsx";
import { ReviewPage } from "./review-page.tsx";
import { WritePage } from "./write-page.tsx";
import "./products.css";

/** Products: found, read, written, brought. */
export const productsPages: Readonly<Record<string, PageRoute>> = {
  products: ({ path: [, id], query }) =>
    id === undefined ? <ProductsPage query={query} /> : <ProductPage id={id} />,
  write: ({ query }) => <WritePage query={query} />,
  import: ({ path: [, id] }) => (id === undefined ? <ImportPage /> : <ReviewPage id={id} />),
};
