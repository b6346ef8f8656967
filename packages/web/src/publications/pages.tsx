import type { PageRoute } from "../router.ts";
import { CommentsPage } from "./comments-page.tsx";
import { CorrectionsPage } from "./corrections-page.tsx";
import { DraftPage } from "./draft-page.tsx";
import { PublicationPage } from "./publication-page.tsx";
import { PublicationsPage } from "./publications-page.tsx";
import "../ui/work.css";

/** What is public: statements, findings, corrections, comments. */
export const publicationsPages: Readonly<Record<string, PageRoute>> = {
  publications: ({ path: [, place] }) => {
    if (place === undefined) return <PublicationsPage />;
    if (place === "new") return <DraftPage />;
    if (place === "comments") return <CommentsPage />;
    return place === "corrections" ? <CorrectionsPage /> : <PublicationPage id={place} />;
  },
};
