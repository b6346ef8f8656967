import type { Transactor } from "../../store/index.ts";

/** When passkeys and keys were used last, and how far their counters had come (WebAuthn L3 §6.1.1). */
export class PasskeyUses {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  of(authenticator: string): { readonly counter: number; readonly usedAt: number } | undefined {
    return this.#store.get(
      "SELECT counter, used_at AS usedAt FROM passkey_use WHERE authenticator = :authenticator",
      {
        authenticator,
      },
    );
  }

  /** Notes a use; false when another one has come as far meanwhile. A passkey that does not count always says 0. */
  advance(authenticator: string, counter: number, now: number): boolean {
    return (
      this.#store.run(
        `INSERT INTO passkey_use (authenticator, counter, used_at) VALUES (:authenticator, :counter, :now)
         ON CONFLICT (authenticator) DO UPDATE SET counter = excluded.counter, used_at = excluded.used_at
         WHERE excluded.counter > passkey_use.counter OR (excluded.counter = 0 AND passkey_use.counter = 0)`,
        { authenticator, counter, now },
      ) > 0
    );
  }

  remove(authenticator: string): void {
    this.#store.run("DELETE FROM passkey_use WHERE authenticator = :authenticator", { authenticator });
  }
}
