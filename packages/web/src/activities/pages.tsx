import type { PageRoute } from "../router.ts";
import "./activities.css";
import { ActivitiesPage } from "./activities-page.tsx";
import { AuthoritiesPage } from "./authorities-page.tsx";
import { OperationPage } from "./operation-page.tsx";
import { QuestionPage } from "./question-page.tsx";

/** Operations within the framework: the gate, and the register of what was begun. */
export const activitiesPages: Readonly<Record<string, PageRoute>> = {
  activities: ({ path: [, id, question], query }) => {
    if (id === undefined) return <ActivitiesPage show={query.get("show")} />;
    if (id === "questions" && question !== undefined) return <QuestionPage id={question} />;
    return id === "authorities" ? <AuthoritiesPage /> : <OperationPage id={id} />;
  },
};
