import type { Role } from "@entente/api";
import { ulid } from "../../ledger/index.ts";
import type { Transactor } from "../../store/index.ts";
import { newSecret, secretHash } from "./secret.ts";

/** A token names itself, so that a leaked one is recognised for what it is. */
export const TOKEN_PREFIX = "ent_";
const NOTE_USE_MS = 60_000;

export type Token = {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** At most these of the owner's roles, as they are when the token is used. */
  readonly roles: readonly Role[];
  readonly readOnly: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | undefined;
};

type Row = Omit<Token, "roles" | "readOnly" | "usedAt"> & {
  roles: string;
  readOnly: number;
  usedAt: number | null;
};

const COLUMNS = `id, account, name, roles, read_only AS readOnly, created_at AS createdAt,
  expires_at AS expiresAt, used_at AS usedAt`;

function tokenOf(row: Row): Token {
  return {
    ...row,
    roles: JSON.parse(row.roles) as Role[],
    readOnly: row.readOnly === 1,
    usedAt: row.usedAt ?? undefined,
  };
}

/** API tokens: `ent_` and 256 bits, stored as their digest. */
export class Tokens {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  create(
    token: Pick<Token, "account" | "name" | "roles" | "readOnly" | "expiresAt">,
    now: number,
  ): { secret: string; id: string } {
    const secret = newSecret(TOKEN_PREFIX);
    const id = ulid(now);
    this.#store.run(
      `INSERT INTO token (hash, id, account, name, roles, read_only, created_at, expires_at)
       VALUES (:hash, :id, :account, :name, :roles, :readOnly, :now, :expiresAt)`,
      {
        hash: secretHash(secret),
        id,
        account: token.account,
        name: token.name,
        roles: JSON.stringify(token.roles),
        readOnly: token.readOnly ? 1 : 0,
        now,
        expiresAt: token.expiresAt,
      },
    );
    return { secret, id };
  }

  /** The unexpired token of a secret, whose use is noted. */
  use(secret: string, now: number): Token | undefined {
    if (!secret.startsWith(TOKEN_PREFIX)) return undefined;
    const hash = secretHash(secret);
    const row = this.#store.get<Row>(
      `SELECT ${COLUMNS} FROM token WHERE hash = :hash AND expires_at > :now`,
      { hash, now },
    );
    if (row === undefined) return undefined;
    if (row.usedAt === null || now - row.usedAt >= NOTE_USE_MS)
      this.#store.run("UPDATE token SET used_at = :now WHERE hash = :hash", { hash, now });
    return tokenOf(row);
  }

  list(account: string): Token[] {
    return this.#store
      .all<Row>(`SELECT ${COLUMNS} FROM token WHERE account = :account ORDER BY created_at DESC, id`, {
        account,
      })
      .map(tokenOf);
  }

  revoke(account: string, id: string): boolean {
    return this.#store.run("DELETE FROM token WHERE id = :id AND account = :account", { id, account }) > 0;
  }

  revokeAll(account: string): void {
    this.#store.run("DELETE FROM token WHERE account = :account", { account });
  }
}
