import type { PageRoute } from "../router.ts";
import { SearchPage } from "./search-page.tsx";
import "./search.css";

/** Search over everything the session may see. */
export const searchPages: Readonly<Record<string, PageRoute>> = {
  search: ({ query }) => <SearchPage query={query} />,
};
