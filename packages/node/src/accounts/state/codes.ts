import { unwrapLocally, wrapLocally } from "../../keys/index.ts";
import type { Transactor } from "../../store/index.ts";

export type StoredCode = {
  readonly secret: Uint8Array;
  /** Undefined until a code has confirmed it. */
  readonly confirmedAt: number | undefined;
};

type Row = { sealed: Uint8Array; confirmedAt: number | null };

/** Secrets of one-time codes, sealed: without the node's key, this file makes no codes. */
export class Codes {
  readonly #store: Transactor;
  readonly #key: Uint8Array;

  constructor(store: Transactor, key: Uint8Array) {
    this.#store = store;
    this.#key = key;
  }

  of(account: string): StoredCode | undefined {
    const row = this.#store.get<Row>(
      "SELECT sealed, confirmed_at AS confirmedAt FROM one_time_code WHERE account = :account",
      { account },
    );
    return row === undefined
      ? undefined
      : {
          secret: unwrapLocally(this.#key, row.sealed, placeOf(account)),
          confirmedAt: row.confirmedAt ?? undefined,
        };
  }

  confirmedAt(account: string): number | undefined {
    return (
      this.#store.get<{ at: number | null }>(
        "SELECT confirmed_at AS at FROM one_time_code WHERE account = :account",
        { account },
      )?.at ?? undefined
    );
  }

  /** Keeps a secret that is still to be confirmed; never in the place of a confirmed one (false). */
  put(account: string, secret: Uint8Array): boolean {
    return (
      this.#store.run(
        `INSERT INTO one_time_code (account, sealed, last_step) VALUES (:account, :sealed, 0)
         ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, last_step = 0 WHERE confirmed_at IS NULL`,
        { account, sealed: wrapLocally(this.#key, secret, placeOf(account)) },
      ) > 0
    );
  }

  /** Uses up a time step and all before it; false when it was used already. */
  use(account: string, step: number): boolean {
    return (
      this.#store.run(
        "UPDATE one_time_code SET last_step = :step WHERE account = :account AND last_step < :step",
        { account, step },
      ) > 0
    );
  }

  confirm(account: string, now: number): void {
    this.#store.run("UPDATE one_time_code SET confirmed_at = :now WHERE account = :account", {
      account,
      now,
    });
  }

  remove(account: string): void {
    this.#store.run("DELETE FROM one_time_code WHERE account = :account", { account });
  }
}

/** Binds a sealed secret to its owner: a row moved to another account does not open. */
function placeOf(account: string): Uint8Array {
  return new TextEncoder().encode(`entente-code/1\n${account}\n`);
}
