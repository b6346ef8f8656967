import type { PageRoute } from "../router.ts";
import { DisclosurePage } from "./disclosure-page.tsx";
import { DisclosuresPage } from "./disclosures-page.tsx";

/** Protected disclosures: sealed to an overseer, and to nobody else. */
export const disclosuresPages: Readonly<Record<string, PageRoute>> = {
  disclosures: ({ path: [, id] }) => (id === undefined ? <DisclosuresPage /> : <DisclosurePage id={id} />),
};
