import type { PageRoute } from "../router.ts";
import "../ledger/ledger.css";
import { ErrorsPage } from "./errors-page.tsx";
import { ForOverseers } from "./for-overseers.tsx";
import { HouseEntryPage } from "./house-entry-page.tsx";
import { HouseLogPage } from "./house-log-page.tsx";
import { KeptPage } from "./kept-page.tsx";
import { OverseerPage } from "./overseer-page.tsx";
import { OwnErrorsPage } from "./own-errors-page.tsx";
import { SamplePage } from "./sample-page.tsx";
import { SamplesPage } from "./samples-page.tsx";

const pageAt: PageRoute = ({ path: [, part, one], query }) => {
  if (part === "log" && one !== undefined && /^\d{1,15}$/.test(one))
    return <HouseEntryPage key={one} index={Number(one)} />;
  if (part === "log") return <HouseLogPage query={query} />;
  if (part === "kept") return <KeptPage />;
  if (part === "samples") return one === undefined ? <SamplesPage /> : <SamplePage key={one} sample={one} />;
  if (part === "errors") return <ErrorsPage />;
  return <OverseerPage />;
};

/** What an overseer's clause gives them, and what they look after. */
export const overseerPages: Readonly<Record<string, PageRoute>> = {
  overseer: (place) => <ForOverseers>{pageAt(place)}</ForOverseers>,
  errors: () => <OwnErrorsPage />,
};
