import type { PageRoute } from "../router.ts";
import { AgreementPage } from "./agreement-page.tsx";
import { AgreementsPage } from "./agreements-page.tsx";
import { AmendPage } from "./amend-page.tsx";
import { HistoryPage } from "./history-page.tsx";
import { LifePage } from "./life-page.tsx";
import type { NegotiationTab } from "./negotiation-at.ts";
import { NegotiationPage } from "./negotiation-page.tsx";
import { TemplatePage } from "./template-page.tsx";
import { TryPage } from "./try-page.tsx";
import "./agreement.css";

const TABS: readonly string[] = ["text", "summary", "try", "counter"] satisfies NegotiationTab[];
const isTab = (part: string | undefined): part is NegotiationTab => TABS.includes(part ?? "");

/** Agreements as documents, with their versions and their life; negotiations from the first offer to the signature. */
export const agreementPages: Readonly<Record<string, PageRoute>> = {
  agreements: ({ path: [, hash, part], query }) => {
    if (hash === undefined) return <AgreementsPage />;
    switch (part) {
      case "history":
        return <HistoryPage hash={hash} />;
      case "life":
        return <LifePage hash={hash} />;
      case "try":
        return <TryPage hash={hash} />;
      case "amend":
        return <AmendPage hash={hash} />;
      default:
        return <AgreementPage hash={hash} query={query} />;
    }
  },
  negotiations: ({ path: [, id, part], query }) => {
    if (id === undefined) return <AgreementsPage />;
    if (id === "new") return <TemplatePage />;
    return <NegotiationPage id={id} tab={isTab(part) ? part : "changes"} query={query} />;
  },
};
