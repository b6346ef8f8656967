import { QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";
import { readAgainAfter } from "./reading-again.ts";

let signedOut: () => void = () => {};

/** Says what happens when the node no longer knows the session. */
export function whenSignedOut(then: () => void): void {
  signedOut = then;
}

/**
 * What was read of the node, by operation and input. Nothing is asked again by itself: what has changed is known from
 * the node (`follow.ts`) and from one's own acts, and a refusal is not cured by asking twice.
 */
export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      if (failureOf(error).status === 401) signedOut();
    },
  }),
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: "always" },
  },
});

/** What one person read is not there for the next. */
export function forgetAnswers(): void {
  queries.clear();
}

/** Reads again whatever stands on the page. Content is left: each reading of it is logged, and asked for by a person. */
export function readAgain(): void {
  readAgainAfter(queries, "anything");
}

/** As {@link readAgain}, but of long lists only the pages that what has changed may concern. */
export function readChanged(ids: readonly string[]): void {
  readAgainAfter(queries, ids);
}
