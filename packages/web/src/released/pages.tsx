import type { PageRoute } from "../router.ts";
import { OnwardAskPage } from "./onward-ask-page.tsx";
import { OnwardPage } from "./onward-page.tsx";
import { PartPage } from "./part-page.tsx";
import { PartsPage } from "./parts-page.tsx";
import { RecallPage } from "./recall-page.tsx";
import { RecallsPage } from "./recalls-page.tsx";
import { RefusalPage } from "./refusal-page.tsx";
import { RefusalsPage } from "./refusals-page.tsx";

/** What was released each way, what was refused, what was taken back, and what may go onward. */
export const releasedPages: Readonly<Record<string, PageRoute>> = {
  parts: ({ path: [, id], query }) => (id === undefined ? <PartsPage query={query} /> : <PartPage id={id} />),
  refusals: ({ path: [, id], query }) =>
    id === undefined ? <RefusalsPage query={query} /> : <RefusalPage id={id} query={query} />,
  recalls: ({ path: [, id], query }) =>
    id === undefined ? <RecallsPage query={query} /> : <RecallPage id={id} />,
  onward: ({ path: [, id], query }) =>
    id === "ask" ? <OnwardAskPage query={query} /> : <OnwardPage query={query} id={id} />,
};
