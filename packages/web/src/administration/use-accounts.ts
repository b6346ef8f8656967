import { type AccountView, accountOperations, type Role } from "@entente/api";
import { type Reading, useRead } from "../data/use-read.ts";

export type Accounts = Reading<{ accounts: AccountView[] }> & {
  /** What an account is called; `init` and the unknown by what they are. */
  nameOf(account: string): string;
};

export function useAccounts(): Accounts {
  const reading = useRead(accountOperations.listAccounts, {});
  const names = new Map(reading.answer?.accounts.map(({ account, name }) => [account, name]));
  return { ...reading, nameOf: (account) => names.get(account) ?? account };
}

/** What an account may do now: the roles and units of its confirmed grants, the clearance of the last of them. */
export function rightsOf({ grants }: AccountView): {
  readonly roles: readonly Role[];
  readonly clearance: string | undefined;
  readonly units: readonly string[];
} {
  const confirmed = grants.filter(({ state }) => state === "confirmed");
  return {
    roles: [...new Set(confirmed.flatMap(({ roles }) => roles))],
    clearance: confirmed.at(-1)?.clearance,
    units: [...new Set(confirmed.flatMap(({ units }) => units))],
  };
}

export const proposedIn = ({ closed, grants }: AccountView) =>
  closed ? [] : grants.filter(({ state }) => state === "proposed");
