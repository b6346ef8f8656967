import type { Reader } from "../../store/index.ts";

/** Which passkeys and personal keys belong to whom, and what was asserted with them. Removed ones stay: old evidence names them. */
export const schema = `
CREATE TABLE view_authenticator (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  credential TEXT NOT NULL,
  public_key TEXT NOT NULL,
  host TEXT,
  backed_up INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  registered_at INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  idx INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_authenticator_account ON view_authenticator (account, removed);
CREATE INDEX view_authenticator_credential ON view_authenticator (credential);
CREATE TABLE view_assertion (
  challenge TEXT PRIMARY KEY,
  authenticator TEXT NOT NULL,
  signature TEXT NOT NULL
) WITHOUT ROWID;
`;

export const statements = {
  "authenticators.register": `INSERT INTO view_authenticator
    (id, account, kind, name, credential, public_key, host, backed_up, counter, registered_at, removed, idx)
    VALUES (:authenticator, :account, :kind, :name, :credential, :publicKey, :host, :backedUp, :counter, :at, 0, :idx)`,
  "authenticators.rename": "UPDATE view_authenticator SET name = :name WHERE id = :authenticator",
  "authenticators.remove": "UPDATE view_authenticator SET removed = 1 WHERE id = :authenticator",
  "authenticators.remove-all": "UPDATE view_authenticator SET removed = 1 WHERE account = :account",
  "assertions.give": `INSERT INTO view_assertion (challenge, authenticator, signature)
    VALUES (:challenge, :authenticator, :signature) ON CONFLICT (challenge) DO NOTHING`,
};

export type Authenticator = {
  readonly id: string;
  readonly account: string;
  readonly kind: "passkey" | "key";
  readonly name: string;
  /** Credential id of a passkey, key id of a key. */
  readonly credential: string;
  /** COSE_Key of a passkey, the 32 bytes of a key; base64url. */
  readonly publicKey: string;
  readonly host: string | undefined;
  readonly backedUp: boolean;
  /** At registration. */
  readonly counter: number;
  readonly registeredAt: number;
};

type Row = Omit<Authenticator, "host" | "backedUp"> & { host: string | null; backedUp: number };

const SELECT = `SELECT id, account, kind, name, credential, public_key AS publicKey, host, backed_up AS backedUp,
  counter, registered_at AS registeredAt FROM view_authenticator WHERE removed = 0 AND`;

const rowOf = (row: Row): Authenticator => ({
  ...row,
  host: row.host ?? undefined,
  backedUp: row.backedUp === 1,
});

/** What an account has registered and not removed, the oldest first. */
export function authenticatorsOf(reader: Reader, account: string): Authenticator[] {
  return reader.all<Row>(`${SELECT} account = :account ORDER BY idx, id`, { account }).map(rowOf);
}

export function findAuthenticator(reader: Reader, id: string): Authenticator | undefined {
  const row = reader.get<Row>(`${SELECT} id = :id`, { id });
  return row === undefined ? undefined : rowOf(row);
}

/** The one that is registered, by whomever, under a credential id or a key id. */
export function findCredential(reader: Reader, credential: string): Authenticator | undefined {
  const row = reader.get<Row>(`${SELECT} credential = :credential`, { credential });
  return row === undefined ? undefined : rowOf(row);
}

/** The signature under which a challenge was asserted before, and with what. */
export function findAssertion(
  reader: Reader,
  challenge: string,
): { readonly authenticator: string; readonly signature: string } | undefined {
  return reader.get("SELECT authenticator, signature FROM view_assertion WHERE challenge = :challenge", {
    challenge,
  });
}
