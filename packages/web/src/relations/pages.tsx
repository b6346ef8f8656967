import type { PageRoute } from "../router.ts";
import { CarryPage } from "./carry-page.tsx";
import { RelationPage } from "./relation-page.tsx";
import { RelationsPage } from "./relations-page.tsx";

/** Cards, fingerprints, lag, and carrying by hand. */
export const relationsPages: Readonly<Record<string, PageRoute>> = {
  relations: ({ path: [, partner] }) =>
    partner === undefined ? <RelationsPage /> : <RelationPage partner={partner} />,
  carry: () => <CarryPage />,
};
