import type { PageRoute } from "../router.ts";
import { ComparePage } from "./compare-page.tsx";
import { ReconciliationPage } from "./reconciliation-page.tsx";
import { RegisterPage } from "./register-page.tsx";
import { RollupPage } from "./rollup-page.tsx";
import { ScopePage } from "./scope-page.tsx";

/** What was collected, counted; rollups exchanged and compared. */
export const scopePages: Readonly<Record<string, PageRoute>> = {
  scope: ({ path: [, first, second], query }) => {
    const side = query.get("side") === "theirs" ? "theirs" : "ours";
    if (first === undefined) return <ScopePage />;
    if (first === "register") return <RegisterPage />;
    if (first === "compare") return <ComparePage />;
    if (first === "reconciliations" && second !== undefined)
      return <ReconciliationPage id={second} side={side} />;
    return <RollupPage id={first} side={side} />;
  },
};
