import type { PageRoute } from "../router.ts";
import { OneStandingPage } from "./one-page.tsx";
import { StandingForm } from "./standing-form.tsx";
import { StandingPage } from "./standing-page.tsx";
import "../releases/releases.css";
import "./standing.css";

/** Standing releases, approved once. */
export const standingPages: Readonly<Record<string, PageRoute>> = {
  standing: ({ path: [, id], query }) =>
    id === undefined ? (
      <StandingPage query={query} />
    ) : id === "new" ? (
      <StandingForm />
    ) : (
      <OneStandingPage id={id} />
    ),
};
