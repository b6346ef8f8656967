import type { PageRoute } from "../router.ts";
import { ProposalPage } from "./proposal-page.tsx";
import { ReleasePage } from "./release-page.tsx";
import { ReleasesPage } from "./releases-page.tsx";

/** The release desk: previewing, proposing, approving. */
export const releasesPages: Readonly<Record<string, PageRoute>> = {
  releases: ({ path: [, id], query }) =>
    id === undefined ? <ReleasesPage query={query} /> : <ProposalPage id={id} />,
  release: ({ query }) => <ReleasePage query={query} />,
};
