import type { Acting, DeskPart } from "../../acting/index.ts";
import { houseKinds } from "./entries.ts";
import { FETCHED, liaisonKinds } from "./liaison.ts";
import { activityRoutes } from "./routes.ts";
import { schema, statements } from "./view.ts";

/** Operations within the framework: the gate, and the register of what was begun. */
export function createActivities(acting: Acting): DeskPart {
  return {
    desk: {
      name: "activities",
      kinds: [
        ...houseKinds,
        ...liaisonKinds(acting.us, (partner, hash) => acting.agreements.version(partner, hash)),
      ],
      schema,
      statements,
    },
    fetched: FETCHED,
    routes: () => activityRoutes(acting),
  };
}
