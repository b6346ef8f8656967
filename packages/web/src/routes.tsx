import { activitiesPages } from "./activities/pages.tsx";
import { AgreementPage } from "./agreement/agreement-page.tsx";
import { contactsPages } from "./contacts/pages.tsx";
import { disclosuresPages } from "./disclosures/pages.tsx";
import { docketsPages } from "./dockets/pages.tsx";
import { inquiriesPages } from "./inquiries/pages.tsx";
import { useLanguage } from "./language/language.tsx";
import { EntriesPage } from "./lists/entries-page.tsx";
import { EntryPage } from "./lists/entry-page.tsx";
import { OnwardPage } from "./lists/onward-page.tsx";
import { PartPage } from "./lists/part-page.tsx";
import { PartsPage } from "./lists/parts-page.tsx";
import { RecallPage } from "./lists/recall-page.tsx";
import { RecallsPage } from "./lists/recalls-page.tsx";
import { RefusalPage } from "./lists/refusal-page.tsx";
import { RefusalsPage } from "./lists/refusals-page.tsx";
import { measuresPages } from "./measures/pages.tsx";
import { ProductPage } from "./products/product-page.tsx";
import { ProductsPage } from "./products/products-page.tsx";
import { WritePage } from "./products/write-page.tsx";
import { publicationsPages } from "./publications/pages.tsx";
import { Relations } from "./relation/relations.tsx";
import { ProposalPage } from "./releases/proposal-page.tsx";
import { ReleasePage } from "./releases/release-page.tsx";
import { ReleasesPage } from "./releases/releases-page.tsx";
import { requestsPages } from "./requests/pages.tsx";
import { reviewsPages } from "./reviews/pages.tsx";
import { type PageRoute, readLocation, useHash } from "./router.ts";
import { scopePages } from "./scope/pages.tsx";
import { StandingPage } from "./standing/standing-page.tsx";
import { StatePage } from "./state/state-page.tsx";
import { Page } from "./ui/page.tsx";
import { VerifyPage } from "./verify/verify-page.tsx";

/** The page at each first segment: its list when nothing follows, one thing when its id does. */
const routes: Readonly<Record<string, PageRoute>> = {
  ...activitiesPages,
  ...scopePages,
  ...requestsPages,
  ...contactsPages,
  ...docketsPages,
  ...inquiriesPages,
  ...reviewsPages,
  ...disclosuresPages,
  ...publicationsPages,
  ...measuresPages,
  parts: ({ path: [, id], query }) => (id === undefined ? <PartsPage query={query} /> : <PartPage id={id} />),
  refusals: ({ path: [, id], query }) =>
    id === undefined ? <RefusalsPage query={query} /> : <RefusalPage id={id} query={query} />,
  recalls: ({ path: [, id], query }) =>
    id === undefined ? <RecallsPage query={query} /> : <RecallPage id={id} />,
  releases: ({ path: [, id], query }) =>
    id === undefined ? <ReleasesPage query={query} /> : <ProposalPage id={id} />,
  release: ({ query }) => <ReleasePage query={query} />,
  standing: ({ query }) => <StandingPage query={query} />,
  onward: ({ query }) => <OnwardPage query={query} />,
  products: ({ path: [, id], query }) =>
    id === undefined ? <ProductsPage query={query} /> : <ProductPage id={id} />,
  write: () => <WritePage />,
  agreements: ({ path: [, hash], query }) =>
    hash === undefined ? <StatePage /> : <AgreementPage hash={hash} query={query} />,
  verify: () => <VerifyPage />,
  entries: ({ path: [, log, index], query }) =>
    (log === "ours" || log === "theirs") && index !== undefined && /^\d{1,15}$/.test(index) ? (
      <EntryPage log={log} index={Number(index)} />
    ) : (
      <EntriesPage query={query} />
    ),
};

export function Routes() {
  const hash = useHash();
  const location = readLocation(hash);
  const first = location.path[0];
  const route =
    first === undefined ? () => <StatePage /> : Object.hasOwn(routes, first) ? routes[first] : undefined;
  return (
    // Another address is another page: nothing of the last one's state stays.
    <Relations>
      <div key={hash}>{route === undefined ? <NotFound /> : route(location)}</div>
    </Relations>
  );
}

function NotFound() {
  const { m } = useLanguage();
  return <Page title={m.failure.notFound}>{null}</Page>;
}
