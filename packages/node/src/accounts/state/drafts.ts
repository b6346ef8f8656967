import { unwrapLocally, wrapLocally } from "../../keys/index.ts";
import type { Transactor } from "../../store/index.ts";

export type SavedDraft = { readonly id: string; readonly kind: string; readonly changedAt: number };

/**
 * Work in progress, private to one account. A draft may hold what a product will hold, so it is sealed: without
 * the node's key, this file gives no content either.
 */
export class Drafts {
  readonly #store: Transactor;
  readonly #key: Uint8Array;

  constructor(store: Transactor, key: Uint8Array) {
    this.#store = store;
    this.#key = key;
  }

  put(account: string, id: string, kind: string, content: Uint8Array, now: number): void {
    this.#store.run(
      `INSERT INTO draft (account, id, kind, sealed, changed_at) VALUES (:account, :id, :kind, :sealed, :now)
       ON CONFLICT (account, id) DO UPDATE SET kind = excluded.kind, sealed = excluded.sealed, changed_at = excluded.changed_at`,
      { account, id, kind, sealed: wrapLocally(this.#key, content, placeOf(account, id)), now },
    );
  }

  get(account: string, id: string): (SavedDraft & { readonly content: Uint8Array }) | undefined {
    const row = this.#store.get<SavedDraft & { sealed: Uint8Array }>(
      "SELECT id, kind, sealed, changed_at AS changedAt FROM draft WHERE account = :account AND id = :id",
      { account, id },
    );
    if (row === undefined) return undefined;
    const { sealed, ...draft } = row;
    return { ...draft, content: unwrapLocally(this.#key, sealed, placeOf(account, id)) };
  }

  list(account: string): SavedDraft[] {
    return this.#store
      .all<SavedDraft>(
        "SELECT id, kind, changed_at AS changedAt FROM draft WHERE account = :account ORDER BY changed_at DESC, id",
        { account },
      )
      .map((row) => ({ ...row }));
  }

  remove(account: string, id: string): boolean {
    return this.#store.run("DELETE FROM draft WHERE account = :account AND id = :id", { account, id }) > 0;
  }
}

/** Binds a sealed draft to its owner: a row moved to another account does not open. */
function placeOf(account: string, id: string): Uint8Array {
  return new TextEncoder().encode(`entente-draft/1\n${account}\n${id}\n`);
}
