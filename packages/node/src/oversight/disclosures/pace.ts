const MINUTE_MS = 60_000;

/** So many in a minute, whoever asks: addresses are not watched, so all share one measure. */
export class Pace {
  readonly #most: number;
  readonly #now: () => number;
  #minute = -1;
  #count = 0;

  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  /** Whether one more may come in this minute; counts it if so. */
  takes(): boolean {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#count = 0;
    }
    if (this.#count >= this.#most) return false;
    this.#count += 1;
    return true;
  }
}
