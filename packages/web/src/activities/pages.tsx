import type { PageRoute } from "../router.ts";
import { ActivitiesPage } from "./activities-page.tsx";
import { AuthoritiesPage } from "./authorities-page.tsx";
import { OperationPage } from "./operation-page.tsx";

/** Operations within the framework: the gate, and the register of what was begun. */
export const activitiesPages: Readonly<Record<string, PageRoute>> = {
  activities: ({ path: [, id] }) => {
    if (id === undefined) return <ActivitiesPage />;
    return id === "authorities" ? <AuthoritiesPage /> : <OperationPage id={id} />;
  },
};
