import { type ComponentType, lazy, Suspense } from "react";
import { useFirstLanguage } from "./language/language.tsx";
import { Relations } from "./relation/relations.tsx";
import { type Location, type PageRoute, readLocation, useHash } from "./router.ts";
import { StatePage } from "./state/state-page.tsx";
import { Broken } from "./ui/broken.tsx";
import { Page } from "./ui/page.tsx";

type Pages = Readonly<Record<string, PageRoute>>;

/** Each desk's pages are a file of their own, read when the first of them is opened. */
const desks = {
  account: async () => (await import("./account/pages.tsx")).accountPages,
  activities: async () => (await import("./activities/pages.tsx")).activitiesPages,
  administration: async () => (await import("./administration/pages.tsx")).administrationPages,
  agreement: async () => (await import("./agreement/pages.tsx")).agreementPages,
  contacts: async () => (await import("./contacts/pages.tsx")).contactsPages,
  disclosures: async () => (await import("./disclosures/pages.tsx")).disclosuresPages,
  dockets: async () => (await import("./dockets/pages.tsx")).docketsPages,
  inquiries: async () => (await import("./inquiries/pages.tsx")).inquiriesPages,
  ledger: async () => (await import("./ledger/pages.tsx")).ledgerPages,
  measures: async () => (await import("./measures/pages.tsx")).measuresPages,
  overseer: async () => (await import("./overseer/pages.tsx")).overseerPages,
  products: async () => (await import("./products/pages.tsx")).productsPages,
  publications: async () => (await import("./publications/pages.tsx")).publicationsPages,
  relations: async () => (await import("./relations/pages.tsx")).relationsPages,
  released: async () => (await import("./released/pages.tsx")).releasedPages,
  releases: async () => (await import("./releases/pages.tsx")).releasesPages,
  requests: async () => (await import("./requests/pages.tsx")).requestsPages,
  reviews: async () => (await import("./reviews/pages.tsx")).reviewsPages,
  scope: async () => (await import("./scope/pages.tsx")).scopePages,
  search: async () => (await import("./search/pages.tsx")).searchPages,
  standing: async () => (await import("./standing/pages.tsx")).standingPages,
  verify: async () => (await import("./verify/pages.tsx")).verifyPages,
} as const satisfies Readonly<Record<string, () => Promise<Pages>>>;

type Desk = keyof typeof desks;

/** The desk of each first segment. A desk that has more than one place is named at each. */
const places: Readonly<Record<string, Desk>> = {
  account: "account",
  activities: "activities",
  administration: "administration",
  agreements: "agreement",
  negotiations: "agreement",
  contacts: "contacts",
  disclosures: "disclosures",
  dockets: "dockets",
  inquiries: "inquiries",
  entries: "ledger",
  measures: "measures",
  errors: "overseer",
  overseer: "overseer",
  products: "products",
  write: "products",
  import: "products",
  publications: "publications",
  relations: "relations",
  carry: "relations",
  parts: "released",
  refusals: "released",
  recalls: "released",
  onward: "released",
  approvals: "releases",
  redact: "releases",
  release: "releases",
  seen: "releases",
  tearline: "releases",
  releases: "releases",
  requests: "requests",
  reviews: "reviews",
  scope: "scope",
  search: "search",
  standing: "standing",
  verify: "verify",
};

type DeskPages = ComponentType<{ readonly location: Location }>;

/** One component for each desk, made once: made again, it would forget what stands in its fields. */
const components = new Map<Desk, DeskPages>();

function pagesOf(desk: Desk): DeskPages {
  const made = components.get(desk) ?? lazy(async () => ({ default: deskOf(await desks[desk]()) }));
  components.set(desk, made);
  return made;
}

function deskOf(pages: Pages) {
  return function DeskPages({ location }: { readonly location: Location }) {
    const first = location.path[0] ?? "";
    return Object.hasOwn(pages, first) ? pages[first]?.(location) : <NotFound />;
  };
}

export function Routes() {
  const { m } = useFirstLanguage();
  const hash = useHash();
  const location = readLocation(hash);
  const first = location.path[0];
  const desk = first !== undefined && Object.hasOwn(places, first) ? places[first] : undefined;
  const Desk = desk === undefined ? undefined : pagesOf(desk);
  const page = (
    <Suspense fallback={<p className="soft">{m.loading}…</p>}>
      {/* Another address is another page: nothing of the last one's state stays. */}
      <Broken key={hash}>
        {first === undefined ? (
          <StatePage />
        ) : Desk === undefined ? (
          <NotFound />
        ) : (
          <Desk location={location} />
        )}
      </Broken>
    </Suspense>
  );
  return first !== undefined && WITHOUT_PARTNER.has(first) ? page : <Relations>{page}</Relations>;
}

/** Places that have work before there is a partner: the node's own, one's own account, and finding the partner. */
const WITHOUT_PARTNER: ReadonlySet<string> = new Set(["account", "administration", "relations"]);

function NotFound() {
  const { m } = useFirstLanguage();
  return <Page title={m.failure.notFound}>{null}</Page>;
}
