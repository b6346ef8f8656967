import { ulid } from "../../ledger/index.ts";
import type { Transactor } from "../../store/index.ts";
import { newSecret, secretHash } from "./secret.ts";

/** A working day; after it, sign in again however busy the session was. */
export const SESSION_MS = 12 * 3_600_000;
/** Unattended for an hour: ended. */
export const SESSION_IDLE_MS = 3_600_000;
/** Uses are noted at most this often: each note is a durable write. */
const NOTE_USE_MS = 60_000;

/** By what a session began. An invitation opens no right before its account has a password or a passkey. */
export type Via = "password" | "link" | "invitation" | "passkey";

export type SignedIn = {
  readonly id: string;
  readonly account: string;
  readonly via: Via;
  readonly createdAt: number;
  readonly usedAt: number;
  readonly expiresAt: number;
};

const COLUMNS = "id, account, via, created_at AS createdAt, used_at AS usedAt, expires_at AS expiresAt";
const ALIVE = "expires_at > :now AND used_at > :now - :idle";

/** Who is signed in: each session has an absolute and an idle end. */
export class Sessions {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  /** Begins a session; the secret goes into the cookie and is kept nowhere. Dead sessions are swept on the way. */
  begin(account: string, via: Via, now: number): { secret: string; session: SignedIn } {
    const secret = newSecret();
    const session = { id: ulid(now), account, via, createdAt: now, usedAt: now, expiresAt: now + SESSION_MS };
    this.#store.transact(() => {
      this.#store.run(`DELETE FROM session WHERE NOT (${ALIVE})`, { now, idle: SESSION_IDLE_MS });
      this.#store.run(
        `INSERT INTO session (hash, id, account, via, created_at, used_at, expires_at)
         VALUES (:hash, :id, :account, :via, :createdAt, :usedAt, :expiresAt)`,
        { hash: secretHash(secret), ...session },
      );
    });
    return { secret, session };
  }

  /** The live session of a secret, whose use is noted. */
  use(secret: string, now: number): SignedIn | undefined {
    const hash = secretHash(secret);
    const found = this.#store.get<SignedIn>(
      `SELECT ${COLUMNS} FROM session WHERE hash = :hash AND ${ALIVE}`,
      {
        hash,
        now,
        idle: SESSION_IDLE_MS,
      },
    );
    if (found !== undefined && now - found.usedAt >= NOTE_USE_MS)
      this.#store.run("UPDATE session SET used_at = :now WHERE hash = :hash", { hash, now });
    return found;
  }

  list(account: string, now: number): SignedIn[] {
    return this.#store.all<SignedIn>(
      `SELECT ${COLUMNS} FROM session WHERE account = :account AND ${ALIVE} ORDER BY created_at DESC, id`,
      { account, now, idle: SESSION_IDLE_MS },
    );
  }

  /** Ends one session of `account`; false when it has no such session. */
  end(account: string, id: string): boolean {
    return this.#store.run("DELETE FROM session WHERE id = :id AND account = :account", { id, account }) > 0;
  }

  endAll(account: string): void {
    this.#store.run("DELETE FROM session WHERE account = :account", { account });
  }
}
