import type { PageRoute } from "../router.ts";
import { ClaimPage } from "./claim-page.tsx";
import { DocketPage } from "./docket-page.tsx";
import { DocketsPage } from "./dockets-page.tsx";
import { PoliciesPage } from "./policies-page.tsx";

/** Allegations, claims and the answer of each party. */
export const docketsPages: Readonly<Record<string, PageRoute>> = {
  dockets: ({ path: [, docket, claim] }) =>
    docket === undefined ? (
      <DocketsPage />
    ) : docket === "policies" ? (
      <PoliciesPage />
    ) : claim === undefined ? (
      <DocketPage docket={docket} />
    ) : (
      <ClaimPage docket={docket} claim={claim} />
    ),
};
