import type { PageRoute } from "../router.ts";
import { AskPage } from "./ask-page.tsx";
import { RequestPage } from "./request-page.tsx";
import { RequestsPage } from "./requests-page.tsx";

/** Requests with a clock: to explain, to cease, for information, for support. */
export const requestsPages: Readonly<Record<string, PageRoute>> = {
  requests: ({ path: [, id], query }) =>
    id === undefined ? <RequestsPage query={query} /> : id === "new" ? <AskPage /> : <RequestPage id={id} />,
};
