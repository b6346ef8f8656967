import type { Transactor } from "../../store/index.ts";

/** How many takes pass between two sweeps of what has expired. */
const SWEEP_EVERY = 1000;

/** Nonces of signed requests, remembered as long as the request's time window would admit a replay. */
export class Nonces {
  readonly #store: Transactor;
  #taken = 0;

  constructor(store: Transactor) {
    this.#store = store;
  }

  /** True the first time a key uses a nonce; false for a replay. Durable when it returns. */
  take(keyid: string, nonce: string, until: number, now: number): boolean {
    if (this.#taken++ % SWEEP_EVERY === 0) this.#store.run("DELETE FROM nonce WHERE until <= :now", { now });
    return (
      this.#store.run(
        "INSERT INTO nonce (keyid, nonce, until) VALUES (:keyid, :nonce, :until) ON CONFLICT DO NOTHING",
        { keyid, nonce, until },
      ) > 0
    );
  }
}
