import type { enSearch } from "./en-search.ts";

export const frSearch: typeof enSearch = {};
