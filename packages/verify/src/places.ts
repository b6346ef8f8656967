import { partiesOfOrigin } from "./digest.ts";

/**
 * A place numbers a party's entries through all generations of its log: the index, and this much more for each
 * generation before. `seen` is such a number; in a first generation it is what it always was.
 */
const STEP = 1_000_000_000_000;

export const placeOf = (origin: string, index: number): number =>
  ((partiesOfOrigin(origin)?.generation ?? 1) - 1) * STEP + index;

export const generationAt = (place: number): number => Math.floor(place / STEP) + 1;

/** What a place is called: the index in the log of its generation, whichever log of that party was named. */
export function addressOf<P extends { readonly log?: string; readonly index?: number }>(place: P): P {
  const { log, index } = place;
  if (log === undefined || index === undefined || index < STEP) return place;
  const first = log.replace(/(\/liaison\/[^/]+)\/\d+$/, "$1");
  return { ...place, log: `${first}/${generationAt(index)}`, index: index % STEP };
}
