import type { AccountView, Role } from "@entente/api";
import type { Reader } from "../store/index.ts";

/**
 * What the house log says about accounts and grants. Names stand here because they stand in clear in the house
 * log, which is the party's own. Nothing but `account` is ever used to find a right.
 */
export const schema = `
CREATE TABLE view_account (
  account TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  closed INTEGER NOT NULL,
  log INTEGER NOT NULL,
  idx INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_account_name ON view_account (name_key);
CREATE TABLE view_grant (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  roles TEXT NOT NULL,
  clearance TEXT NOT NULL,
  units TEXT NOT NULL,
  signatory TEXT,
  state TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  confirmed_by TEXT,
  confirmed_seq INTEGER
) WITHOUT ROWID;
CREATE INDEX view_grant_account ON view_grant (account);
`;

export const statements = {
  "accounts.open":
    "INSERT INTO view_account (account, name, name_key, closed, log, idx) VALUES (:account, :name, :nameKey, 0, :log, :idx)",
  "accounts.rename": "UPDATE view_account SET name = :name, name_key = :nameKey WHERE account = :account",
  "accounts.close": "UPDATE view_account SET closed = 1 WHERE account = :account",
  "accounts.withdraw-all": "UPDATE view_grant SET state = 'withdrawn' WHERE account = :account",
  "grants.propose": `INSERT INTO view_grant (id, account, roles, clearance, units, signatory, state, proposed_by)
    VALUES (:grant, :account, :roles, :clearance, :units, :signatory, 'proposed', :by)`,
  "grants.confirm":
    "UPDATE view_grant SET state = 'confirmed', confirmed_by = :by, confirmed_seq = :seq WHERE id = :grant",
  "grants.withdraw": "UPDATE view_grant SET state = 'withdrawn' WHERE id = :grant",
};

export type Account = { readonly account: string; readonly name: string; readonly closed: boolean };

export type Grant = {
  readonly grant: string;
  readonly account: string;
  readonly roles: readonly Role[];
  readonly clearance: string;
  readonly units: readonly string[];
  readonly signatory: string | undefined;
  readonly state: "proposed" | "confirmed" | "withdrawn";
  readonly proposedBy: string;
  readonly confirmedBy: string | undefined;
};

type AccountRow = { account: string; name: string; closed: number };
type GrantRow = Omit<Grant, "roles" | "units" | "signatory" | "confirmedBy"> & {
  roles: string;
  units: string;
  signatory: string | null;
  confirmedBy: string | null;
};

const GRANT = `SELECT id AS "grant", account, roles, clearance, units, signatory, state, proposed_by AS proposedBy,
  confirmed_by AS confirmedBy FROM view_grant`;

const accountOf = (row: AccountRow): Account => ({ ...row, closed: row.closed === 1 });
const grantOf = (row: GrantRow): Grant => ({
  ...row,
  roles: JSON.parse(row.roles) as Role[],
  units: JSON.parse(row.units) as string[],
  signatory: row.signatory ?? undefined,
  confirmedBy: row.confirmedBy ?? undefined,
});

export function findAccount(reader: Reader, account: string): Account | undefined {
  const row = reader.get<AccountRow>(
    "SELECT account, name, closed FROM view_account WHERE account = :account",
    {
      account,
    },
  );
  return row === undefined ? undefined : accountOf(row);
}

/** The open account that signs in by this name. */
export function findByName(reader: Reader, nameKey: string): Account | undefined {
  const row = reader.get<AccountRow>(
    "SELECT account, name, closed FROM view_account WHERE name_key = :nameKey AND closed = 0",
    { nameKey },
  );
  return row === undefined ? undefined : accountOf(row);
}

export function anyAccount(reader: Reader): boolean {
  return reader.get("SELECT 1 FROM view_account LIMIT 1") !== undefined;
}

export function findGrant(reader: Reader, grant: string): Grant | undefined {
  const row = reader.get<GrantRow>(`${GRANT} WHERE id = :grant`, { grant });
  return row === undefined ? undefined : grantOf(row);
}

/** Every grant of an account, the one confirmed last at the end. */
export function grantsOf(reader: Reader, account: string): Grant[] {
  return reader
    .all<GrantRow>(`${GRANT} WHERE account = :account ORDER BY confirmed_seq NULLS FIRST, id`, { account })
    .map(grantOf);
}

/** Accounts in order of opening, with all their grants. */
export function listAccounts(reader: Reader): AccountView[] {
  return reader
    .all<AccountRow>("SELECT account, name, closed FROM view_account ORDER BY log, idx")
    .map(accountOf)
    .map((account) => ({ ...account, grants: grantsOf(reader, account.account).map(shown) }));
}

function shown(grant: Grant): AccountView["grants"][number] {
  const { signatory, confirmedBy } = grant;
  return {
    grant: grant.grant,
    roles: [...grant.roles],
    clearance: grant.clearance,
    units: [...grant.units],
    state: grant.state,
    proposedBy: grant.proposedBy,
    ...(signatory === undefined ? {} : { signatory }),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
  };
}

/** Open accounts that hold the role administrator by a confirmed grant. */
export function administrators(reader: Reader): string[] {
  return reader
    .all<{ account: string }>(
      `SELECT DISTINCT g.account FROM view_grant g JOIN view_account a ON a.account = g.account
       WHERE a.closed = 0 AND g.state = 'confirmed'
         AND EXISTS (SELECT 1 FROM json_each(g.roles) WHERE value = 'administrator')`,
    )
    .map((row) => row.account);
}

export function versions(reader: Reader, streams: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    streams.map((name) => [
      name,
      reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :name", { name })
        ?.version ?? 0,
    ]),
  );
}
