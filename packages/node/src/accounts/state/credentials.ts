import type { Transactor } from "../../store/index.ts";

/** Password hashes by account. */
export class Credentials {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  hashOf(account: string): string | undefined {
    return this.#store.get<{ hash: string }>("SELECT hash FROM credential WHERE account = :account", {
      account,
    })?.hash;
  }

  set(account: string, hash: string, now: number): void {
    this.#store.run(
      `INSERT INTO credential (account, hash, changed_at) VALUES (:account, :hash, :now)
       ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
      { account, hash, now },
    );
  }

  remove(account: string): void {
    this.#store.run("DELETE FROM credential WHERE account = :account", { account });
  }
}
