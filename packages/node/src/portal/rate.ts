/** `burst` at once, and one more every `everyMs`. */
export type Rate = { readonly burst: number; readonly everyMs: number };

/** One bucket for all: who asks is not known, and not kept. */
export class SharedRate {
  readonly #rate: Rate;
  #credit: number;
  #at = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
    this.#credit = rate.burst * rate.everyMs;
  }

  /** Seconds to wait; 0 when it is admitted and counted. */
  take(now: number): number {
    const { burst, everyMs } = this.#rate;
    this.#credit = Math.min(burst * everyMs, this.#credit + Math.max(0, now - this.#at));
    this.#at = now;
    if (this.#credit < everyMs) return Math.ceil((everyMs - this.#credit) / 1000);
    this.#credit -= everyMs;
    return 0;
  }
}
