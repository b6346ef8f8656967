import type { GrantTerms, Role, Session } from "@entente/api";
import type { Ledger } from "../ledger/index.ts";
import { ulid } from "../ledger/index.ts";
import { found } from "./commands.ts";
import { hashPassword } from "./passwords.ts";
import { inForce, sessionOf } from "./rights.ts";
import type { PrivateState } from "./state/index.ts";
import { findAccount, grantsOf } from "./view.ts";

/** What an account may do now, from its grants; undefined for an account that is closed or never was. */
export function currentSession(ledger: Ledger, account: string): Session | undefined {
  const row = findAccount(ledger.reader, account);
  return row === undefined || row.closed ? undefined : sessionOf(row, grantsOf(ledger.reader, account));
}

/** Key ids with which an account may sign agreements, by its grants in force. */
export function signatoryKeys(ledger: Ledger, account: string): string[] {
  if (findAccount(ledger.reader, account)?.closed !== false) return [];
  return inForce(grantsOf(ledger.reader, account)).flatMap((grant) => grant.signatory ?? []);
}

export type FoundingAccount = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly clearance: string;
  readonly units?: readonly string[];
  readonly signatory?: string;
  readonly password?: string;
};

/**
 * Opens the accounts a node begins with and gives their ids, in order. A crash between entries and passwords
 * leaves accounts without a password: a sign-in link mends that.
 */
export async function foundAccounts(
  ledger: Ledger,
  state: PrivateState,
  now: number,
  founding: readonly FoundingAccount[],
): Promise<{ account: string; name: string }[]> {
  const founders = await Promise.all(
    founding.map(async ({ name, roles, clearance, units, signatory, password }) => {
      const terms: GrantTerms = { roles: [...roles], clearance, units: [...(units ?? [])] };
      if (signatory !== undefined) terms.signatory = signatory;
      const hash = password === undefined ? undefined : await hashPassword(password);
      return { account: ulid(now), name, grant: ulid(now), terms, hash };
    }),
  );
  const id = `init:${ulid(now)}`;
  await ledger.submit({ id, digest: id, decide: (reader) => found(reader, founders) });
  for (const { account, hash } of founders) if (hash !== undefined) state.credentials.set(account, hash, now);
  return founders.map(({ account, name }) => ({ account, name }));
}
