// Nothing is imported here: the writer thread loads this file, and nothing it does not need.

/** An origin names no more: its number has three digits. */
export const MOST_GENERATIONS = 999;

/** Which generation of a liaison log an origin names: 1 for every origin without a number. */
export function generationOf(origin: string): number {
  const number = /\/liaison\/[A-Za-z0-9_-]{43}\/([2-9]|[1-9][0-9]{1,2})$/.exec(origin)?.[1];
  return number === undefined ? 1 : Number(number);
}

/**
 * A place numbers the entries of one party in a relation through all generations of its log: the index in the log, and
 * for the successor of a retired log this much more for each generation before it. So `seen`, which never decreases,
 * says in one number how much of which log was applied, and what stood in a retired log stands before all of its
 * successor. In a first generation the place is the index.
 */
export const GENERATION_STEP = 1_000_000_000_000;

/** The place of the entry at `index` of the log with this origin; with a size, the place that follows its last entry. */
export function placeIn(origin: string, index: number): number {
  return (generationOf(origin) - 1) * GENERATION_STEP + index;
}

/** The index that a place has in the log of its generation. */
export const indexAt = (place: number): number => place % GENERATION_STEP;

export const generationAt = (place: number): number => Math.floor(place / GENERATION_STEP) + 1;

/** Log and index of a place, from the origin of the first generation. */
export function addressAt(firstOrigin: string, place: number): { log: string; index: number } {
  const generation = generationAt(place);
  return { log: generation === 1 ? firstOrigin : `${firstOrigin}/${generation}`, index: indexAt(place) };
}
