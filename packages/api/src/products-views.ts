import { z } from "zod";
import { ulid } from "./common.ts";
import { reads } from "./operation.ts";
import { productFilter, productReaders } from "./products.ts";

/** As many views as one account keeps. */
export const MOST_PRODUCT_VIEWS = 50;

const name = z.string().trim().min(1).max(80);
const filter = z.strictObject(productFilter);
export type ProductFilter = z.infer<typeof filter>;

const view = z.strictObject({ id: ulid, name, filter });
export type ProductView = z.infer<typeof view>;
const params = z.strictObject({ view: ulid });
const parts = { desk: "products", roles: productReaders } as const;

/** A view is a name for a filter, private to one account. It is no entry: it says what somebody looks at. */
export const productViewOperations = {
  listProductViews: reads({
    ...parts,
    id: "listProductViews",
    method: "GET",
    path: "/v1/product-views",
    summary: "Your saved views of the list of products, by name.",
    answer: z.strictObject({ views: z.array(view) }),
  }),
  saveProductView: reads({
    ...parts,
    id: "saveProductView",
    method: "POST",
    path: "/v1/product-views",
    summary: "Saves a filter under a name, for you alone.",
    body: z.strictObject({ name, filter }),
    answer: view,
  }),
  changeProductView: reads({
    ...parts,
    id: "changeProductView",
    method: "POST",
    path: "/v1/product-views/{view}",
    summary: "Renames one of your views, or gives it another filter.",
    params,
    body: z.strictObject({ name: name.optional(), filter: filter.optional() }),
    answer: view,
  }),
  removeProductView: reads({
    ...parts,
    id: "removeProductView",
    method: "DELETE",
    path: "/v1/product-views/{view}",
    summary: "Removes one of your views. What it shows stays as it is.",
    params,
    answer: z.strictObject({}),
  }),
};
