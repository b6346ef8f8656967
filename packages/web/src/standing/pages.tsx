import type { PageRoute } from "../router.ts";
import { StandingPage } from "./standing-page.tsx";

/** Standing releases, approved once. */
export const standingPages: Readonly<Record<string, PageRoute>> = {
  standing: ({ query }) => <StandingPage query={query} />,
};
