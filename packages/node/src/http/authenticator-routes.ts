import { type AnswerOf, authenticatorsOperations as on } from "@entente/api";
import type { Accounts } from "../accounts/index.ts";
import { onExchange, type PeopleRoute } from "./exchange.ts";
import { requireSession } from "./session-routes.ts";

/** One's own passkeys, personal keys and one-time codes: made and ended in a session, never by a token. */
export function authenticatorRoutes(accounts: Accounts, node: string): PeopleRoute[] {
  const { authenticators, codes } = accounts;
  return [
    onExchange(on.passkeyRegistrationOptions, (_, exchange) => {
      const { account, name } = requireSession(exchange).session;
      return authenticators.registrationOptions(account, name, exchange.site());
    }),
    onExchange(on.registerPasskey, async ({ body, command }, exchange) => {
      const known = requireSession(exchange);
      const { account } = known.session;
      const site = exchange.site();
      const outcome = await authenticators.registerPasskey(command, account, body.name, body.response, site);
      const begun = accounts.afterInvitation(known);
      if (begun !== undefined) exchange.setSession(begun.secret);
      return outcome;
    }),
    onExchange(on.registerKey, ({ body, command }, exchange) =>
      authenticators.registerKey(command, requireSession(exchange).session.account, body, node),
    ),
    onExchange(on.listAuthenticators, ({ session }): AnswerOf<typeof on.listAuthenticators> => {
      const since = codes.since(session.account);
      return {
        authenticators: authenticators.list(session.account),
        code: since === undefined ? { set: false } : { set: true, since: new Date(since).toISOString() },
      };
    }),
    onExchange(on.renameAuthenticator, ({ params, body, command }, exchange) => {
      const { account } = requireSession(exchange).session;
      return authenticators.rename(command, account, params.authenticator, body.name);
    }),
    onExchange(on.removeAuthenticator, ({ params, command }, exchange) => {
      const { account } = requireSession(exchange).session;
      return authenticators.remove(command, account, params.authenticator);
    }),
    onExchange(on.enrolCode, (_, exchange) => {
      const { account, name } = requireSession(exchange).session;
      return codes.enrol(account, name);
    }),
    onExchange(on.confirmCode, ({ body }, exchange) => {
      codes.confirm(requireSession(exchange).session.account, body.code);
      return {};
    }),
    onExchange(on.removeCode, ({ body }, exchange) => {
      const { session, credential } = requireSession(exchange);
      if (credential.via !== "passkey") codes.require(session.account, body.code ?? "");
      codes.remove(session.account);
      return {};
    }),
  ];
}
