/** Numbers the entries of one party through all generations of its log (decision 030): so much for each one before. */
const STEP = 1_000_000_000_000;

/** Which generation of a liaison log an origin names: 1 for every origin without a number. */
export function generationOf(origin: string): number {
  const number = /\/liaison\/[A-Za-z0-9_-]{43}\/([2-9]|[1-9][0-9]{1,2})$/.exec(origin)?.[1];
  return number === undefined ? 1 : Number(number);
}

/** Where an entry stands among all that its party has said in this relation: what the address of its page names. */
export const placeOf = ({ log, index }: { readonly log: string; readonly index: number }): number =>
  (generationOf(log) - 1) * STEP + index;

/** A place as people read it: the index in the log, and which log it is. */
export const atPlace = (place: number): { readonly index: number; readonly generation: number } => ({
  index: place % STEP,
  generation: Math.floor(place / STEP) + 1,
});
