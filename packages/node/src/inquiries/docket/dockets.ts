import type { Acting, DeskPart } from "../../acting/index.ts";
import { answerKinds } from "./answer-entries.ts";
import { closingKinds } from "./closing-entries.ts";
import { claimKinds } from "./entries.ts";
import { docketRoutes } from "./routes.ts";
import { docketsSchema, docketsStatements } from "./view.ts";

/** Allegations, claims and the answer of each party. */
export function createDockets(acting: Acting): DeskPart {
  return {
    desk: {
      name: "dockets",
      kinds: [...claimKinds(acting), ...answerKinds, ...closingKinds],
      schema: docketsSchema,
      statements: docketsStatements,
    },
    fetched: [
      "docket.opened/1",
      "docket.closed/1",
      "docket.reopened/1",
      "claim.put/1",
      "claim.answered/1",
      "policy.adopted/1",
    ],
    routes: () => docketRoutes(acting),
  };
}
