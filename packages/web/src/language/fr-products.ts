import type { enProducts } from "./en-products.ts";

export const frProducts: typeof enProducts = {};
