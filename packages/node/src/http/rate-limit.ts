/** `burst` at once, and one more every `everyMs`. */
export type Rate = { readonly burst: number; readonly everyMs: number };

type Bucket = { left: number; at: number };

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
    const known = this.#buckets.get(key) ?? { left: burst, at: now };
    const passed = Math.max(0, now - known.at);
    const left = Math.min(burst, known.left + passed / everyMs);
    this.#buckets.delete(key);
    if (this.#buckets.size >= this.#maxKeys) this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.ceil((1 - left) * everyMs);
  }

  get size(): number {
    return this.#buckets.size;
  }
}
