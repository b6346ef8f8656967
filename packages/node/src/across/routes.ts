import { onRead, type Route, searchingOperations, waitingOperations } from "@entente/api";
import { askerOf } from "./ask.ts";
import { searchEverything } from "./search.ts";
import { whatWaits } from "./waiting.ts";

const OF_EACH = 10;

/** What stands across the desks that `routes` serve: search, and what waits for somebody. */
export function acrossRoutes(routes: readonly Route[], now: () => number): Route[] {
  const ask = askerOf(routes);
  return [
    onRead(searchingOperations.searchEverything, ({ query: { text, partner, limit, after }, session }) =>
      searchEverything(ask, session, { text, partner, limit: limit ?? OF_EACH }, after),
    ),
    onRead(waitingOperations.whatWaits, ({ params, session }) =>
      whatWaits(ask, session, params.partner, now()),
    ),
  ];
}
