import type { Acting, DeskPart } from "../../acting/index.ts";
import { houseKinds } from "./entries.ts";
import { FETCHED, liaisonKinds } from "./liaison.ts";
import { scopeRoutes } from "./routes.ts";
import { schema, statements } from "./view.ts";

/** What was collected, counted; rollups exchanged and compared. */
export function createScope(acting: Acting): DeskPart {
  return {
    desk: { name: "scope", kinds: [...houseKinds, ...liaisonKinds(acting)], schema, statements },
    fetched: FETCHED,
    routes: () => scopeRoutes(acting),
  };
}
