/** `burst` at once, and one more every `everyMs`. */
export type Rate = { readonly burst: number; readonly everyMs: number };

/** `credit` is counted in milliseconds, of which each call costs `everyMs`. */
type Bucket = { credit: number; at: number };

/** Counts by key, forgetting the key unused longest when there are too many: its memory is bounded. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #maxKeys: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, maxKeys = 10_000) {
    this.#rate = rate;
    this.#maxKeys = maxKeys;
  }

  /** Milliseconds to wait; 0 when the call is admitted and counted. */
  take(key: string, now: number): number {
    const { burst, everyMs } = this.#rate;
    const full = burst * everyMs;
    const known = this.#buckets.get(key) ?? { credit: full, at: now };
    const credit = Math.min(full, known.credit + Math.max(0, now - known.at));
    const wait = Math.max(0, everyMs - credit);
    this.#buckets.delete(key);
    if (this.#buckets.size >= this.#maxKeys) this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(key, { credit: wait > 0 ? credit : credit - everyMs, at: now });
    return wait;
  }

  get size(): number {
    return this.#buckets.size;
  }
}
