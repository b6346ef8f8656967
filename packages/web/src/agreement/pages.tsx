import type { PageRoute } from "../router.ts";
import { StatePage } from "../state/state-page.tsx";
import { AgreementPage } from "./agreement-page.tsx";

/** The agreement in force and those before it. */
export const agreementPages: Readonly<Record<string, PageRoute>> = {
  agreements: ({ path: [, hash], query }) =>
    hash === undefined ? <StatePage /> : <AgreementPage hash={hash} query={query} />,
};
