import { accountOperations, authenticatorsOperations, onAct, onRead, type Route } from "@entente/api";
import type { Accounts } from "./accounts.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Accounts and grants over HTTP. What has to do with cookies and the credential itself (sign-in, sessions,
 * tokens, password) is served by the listener, which alone sees them.
 */
export function accountRoutes(accounts: Accounts): Route[] {
  const on = accountOperations;
  return [
    onRead(on.listAccounts, () => ({ accounts: accounts.list() })),
    onAct(on.openAccount, (call) => accounts.open(call, call.body.name)),
    onAct(on.renameAccount, (call) => accounts.rename(call, call.params.account, call.body.name)),
    onAct(on.closeAccount, (call) => accounts.close(call, call.params.account)),
    onAct(on.issueSignInLink, (call) =>
      accounts.issueLinkFor(call, call.params.account, call.body.minutes * MINUTE_MS),
    ),
    onAct(authenticatorsOperations.inviteAccount, (call) =>
      accounts.invite(call, call.params.account, call.body.hours * HOUR_MS),
    ),
    onAct(authenticatorsOperations.removeAuthenticatorsOf, (call) =>
      accounts.removeAuthenticators(call, call.params.account),
    ),
    onAct(on.proposeGrant, async (call) => accounts.propose(call, call.params.account, call.body)),
    onAct(on.confirmGrant, (call) => accounts.confirm(call, call.params.grant)),
    onAct(on.withdrawGrant, (call) => accounts.withdraw(call, call.params.grant)),
  ];
}
