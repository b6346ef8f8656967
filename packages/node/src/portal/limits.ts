import type { Rate } from "./rate.ts";

/**
 * What readers may send: nothing is counted by address, because none is kept. Everything is a number of entries that a
 * stranger can make this party's log grow by.
 */
export type Limits = {
  /** Forms taken in by this process: so many at once, and one more every so often. */
  readonly rate: Rate;
  readonly form: FormTimes;
  readonly comments: Quota;
  readonly corrections: Quota;
};

/** How long after it was shown a form is taken: a person needs a moment, and does not need a day. */
export type FormTimes = { readonly leastMs: number; readonly mostMs: number };

export type Quota = {
  /** Entries in a day of UTC, over all publications. */
  readonly perDay: number;
  /** Of those, about one publication. */
  readonly perDayHere: number;
  /** As many may wait for a decision; what people cannot read is not taken in. */
  readonly waiting: number;
};

export const LIMITS: Limits = {
  rate: { burst: 20, everyMs: 3_000 },
  form: { leastMs: 1_000, mostMs: 12 * 3_600_000 },
  comments: { perDay: 300, perDayHere: 100, waiting: 500 },
  corrections: { perDay: 100, perDayHere: 40, waiting: 200 },
};

/** What a form may hold, in characters; its body, in bytes. */
export const FIELD = { name: 80, text: 4_000, email: 254, quote: 1_000, around: 200, source: 500 } as const;
export const MAX_FORM_BYTES = 65_536;
