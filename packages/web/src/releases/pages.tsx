import type { PageRoute } from "../router.ts";
import { CutPage } from "./cut-page.tsx";
import { ProposalPage } from "./proposal-page.tsx";
import { ReleasePage } from "./release-page.tsx";
import { ReleasesPage } from "./releases-page.tsx";
import { SeenPage } from "./seen-page.tsx";
import { WaitingPage } from "./waiting-page.tsx";
import "./releases.css";

/** The release desk: previewing, mending, proposing, approving, and who has seen what. */
export const releasesPages: Readonly<Record<string, PageRoute>> = {
  releases: ({ path: [, id], query }) =>
    id === undefined ? <ReleasesPage query={query} /> : <ProposalPage id={id} />,
  release: ({ query }) => <ReleasePage query={query} />,
  tearline: ({ path: [, id = ""] }) => <CutPage id={id} as="tearline" />,
  redact: ({ path: [, id = ""] }) => <CutPage id={id} as="redact" />,
  approvals: () => <WaitingPage />,
  seen: ({ path: [, id = ""] }) => <SeenPage id={id} />,
};
