import type { Transactor } from "../../store/index.ts";
import { newSecret, secretHash } from "./secret.ts";

export type Link = {
  readonly account: string;
  readonly loopbackOnly: boolean;
  /** For somebody who has nothing to sign in with yet. */
  readonly invitation: boolean;
};

/** One-time sign-in links. Taking one and deleting it are the same statement: two that race give one session. */
export class Links {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  issue(link: Link & { readonly expiresAt: number }, now: number): string {
    const secret = newSecret();
    this.#store.transact(() => {
      this.#store.run("DELETE FROM link WHERE expires_at <= :now", { now });
      this.#store.run(
        `INSERT INTO link (hash, account, loopback, invitation, expires_at)
         VALUES (:hash, :account, :loopback, :invitation, :expiresAt)`,
        {
          hash: secretHash(secret),
          account: link.account,
          loopback: link.loopbackOnly ? 1 : 0,
          invitation: link.invitation ? 1 : 0,
          expiresAt: link.expiresAt,
        },
      );
    });
    return secret;
  }

  /** Uses a link up. One that is only for this machine is not spent by a call from elsewhere. */
  take(secret: string, fromLoopback: boolean, now: number): Link | undefined {
    const row = this.#store.get<{ account: string; loopback: number; invitation: number }>(
      `DELETE FROM link WHERE hash = :hash AND expires_at > :now AND loopback <= :near RETURNING account, loopback, invitation`,
      { hash: secretHash(secret), now, near: fromLoopback ? 1 : 0 },
    );
    return row === undefined
      ? undefined
      : { account: row.account, loopbackOnly: row.loopback === 1, invitation: row.invitation === 1 };
  }

  revokeAll(account: string): void {
    this.#store.run("DELETE FROM link WHERE account = :account", { account });
  }
}
