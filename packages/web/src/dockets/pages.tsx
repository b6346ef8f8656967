import type { PageRoute } from "../router.ts";
import { ClaimPage } from "./claim-page.tsx";
import { DocketPage } from "./docket-page.tsx";
import { DocketsPage } from "./dockets-page.tsx";
import { showOf } from "./matrix.tsx";
import { PoliciesPage } from "./policies-page.tsx";
import "./dockets.css";

/** Allegations, claims and the answer of each party. */
export const docketsPages: Readonly<Record<string, PageRoute>> = {
  dockets: ({ path: [, docket, claim], query }) =>
    docket === undefined ? (
      <DocketsPage />
    ) : docket === "policies" ? (
      <PoliciesPage />
    ) : claim === undefined ? (
      <DocketPage docket={docket} show={showOf(query.get("show"))} />
    ) : (
      <ClaimPage docket={docket} claim={claim} />
    ),
};
