/** What one partner may ask of this node. */
export const PARTNER_LIMITS = {
  /** Requests a second, on average, and how many may come at once after a pause. */
  rate: 200,
  burst: 400,
  /** Requests of one partner under way at a time: each may hold a blob in memory. */
  concurrent: 8,
  /** Of an add-checkpoint request (tlog.md §6). */
  maxBody: 64 * 1024,
  /** Milliseconds in which a body must have arrived. */
  bodyTimeout: 10_000,
  /**
   * Of a file that is exchanged, and milliseconds in which it must have arrived. One partner exchanges one at a time, and
   * all of them share a room (carry/spool-room.ts).
   */
  maxExchange: 256 * 1024 * 1024,
  exchangeTimeout: 120_000,
} as const;

type Bucket = { tokens: number; at: number; running: number };

/** Counts what each partner has under way and how fast it comes. */
export class Gate {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Lets one more in, or does not. Whoever was let in must `leave`. */
  enter(who: string): boolean {
    const now = this.#now();
    const bucket = this.#buckets.get(who) ?? { tokens: PARTNER_LIMITS.burst, at: now, running: 0 };
    this.#buckets.set(who, bucket);
    const gained = (Math.max(0, now - bucket.at) / 1000) * PARTNER_LIMITS.rate;
    bucket.tokens = Math.min(PARTNER_LIMITS.burst, bucket.tokens + gained);
    bucket.at = now;
    if (bucket.tokens < 1 || bucket.running >= PARTNER_LIMITS.concurrent) return false;
    bucket.tokens -= 1;
    bucket.running += 1;
    return true;
  }

  leave(who: string): void {
    const bucket = this.#buckets.get(who);
    if (bucket !== undefined) bucket.running -= 1;
  }
}
