import type { Acting, DeskPart } from "../../acting/index.ts";
import { reviewKinds } from "./entries.ts";
import { reviewRoutes } from "./routes.ts";
import { schema, statements } from "./view.ts";

/** Reviews of security against privacy, and what was kept from the partner. */
export function createReviews(acting: Acting): DeskPart {
  return {
    desk: { name: "reviews", kinds: reviewKinds, schema, statements },
    fetched: [],
    routes: () => reviewRoutes(acting),
  };
}
