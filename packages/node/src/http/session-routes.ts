import {
  type AnswerOf,
  forbidden,
  notFound,
  accountOperations as on,
  ProblemError,
  authenticatorsOperations as passkeys,
  problemOf,
  type WhoAmI,
} from "@entente/api";
import type { Accounts, Begun, Known } from "../accounts/index.ts";
import { type Exchange, onExchange, type PeopleRoute } from "./exchange.ts";
import { RateLimit } from "./rate-limit.ts";

/** Sign-ins by one address under one name: ten at once, then one every six seconds. */
const BY_NAME = { burst: 10, everyMs: 6_000 };
/** Sign-ins by one address in all; many people may stand behind one. */
const BY_ADDRESS = { burst: 120, everyMs: 500 };

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Signing in and out, one's own sessions, tokens and password: all that handles a credential or the cookie. */
export function sessionRoutes(accounts: Accounts, now: () => number, node: string): PeopleRoute[] {
  const byName = new RateLimit(BY_NAME);
  const byAddress = new RateLimit(BY_ADDRESS);

  function requireRate(address: string, name?: string): void {
    const waits = [byAddress.take(address, now())];
    if (name !== undefined) waits.push(byName.take(`${address} ${name.slice(0, 200).toLowerCase()}`, now()));
    const longest = Math.max(...waits);
    if (longest > 0)
      throw problemOf(429, "wait", "Too many attempts", "Sign-in from this address has to wait.", {
        retryAfter: Math.ceil(longest / 1000),
      });
  }

  function whoAmI(known: Known): WhoAmI {
    const { session, credential } = known;
    const registered = accounts.authenticators.of(session.account);
    return {
      ...session,
      roles: [...session.roles],
      units: [...session.units],
      via: credential.via,
      expiresAt: iso(credential.expiresAt),
      hasPassword: accounts.hasPassword(session.account),
      passkeys: registered.filter(({ kind }) => kind === "passkey").length,
      keys: registered.filter(({ kind }) => kind === "key").length,
      hasCode: accounts.codes.since(session.account) !== undefined,
      asserts: accounts.mustAssert(session.account),
      mustSetUp: credential.via === "invitation",
      node,
    };
  }

  /** The new session takes the place of the one in the cookie, which a stranger might have planted there. */
  function begin(begun: Begun, exchange: Exchange): void {
    const before = exchange.cookie === undefined ? undefined : accounts.bySession(exchange.cookie);
    if (before !== undefined) accounts.endSession(before.session.account, before.credential.id);
    exchange.setSession(begun.secret);
  }

  return [
    onExchange(on.signIn, async ({ body }, exchange) => {
      requireRate(exchange.address, body.name);
      const begun = await accounts.signIn(body.name, body.password, body.code);
      begin(begun, exchange);
      return whoAmI(begun);
    }),
    onExchange(passkeys.passkeySignInOptions, (_, exchange) => {
      requireRate(exchange.address);
      return accounts.authenticators.signInOptions(exchange.site());
    }),
    onExchange(passkeys.signInWithPasskey, async ({ body }, exchange) => {
      requireRate(exchange.address);
      const begun = await accounts.signInWithPasskey(body.response, exchange.site());
      begin(begun, exchange);
      return whoAmI(begun);
    }),
    onExchange(on.redeemLink, ({ params }, exchange) => {
      try {
        requireRate(exchange.address);
        begin(accounts.redeemLink(params.secret, exchange.loopback), exchange);
      } catch (cause) {
        if (!exchange.wantsPage) throw cause;
        return toPage(`/?link=${hindranceIn(cause)}`);
      }
      return toPage("/");
    }),
    onExchange(on.signOut, (_, exchange) => {
      const { session, credential } = requireSession(exchange);
      accounts.endSession(session.account, credential.id);
      exchange.clearSession();
      return {};
    }),
    onExchange(on.whoAmI, (_, exchange) => whoAmI(exchange.known!)),
    onExchange(on.changePassword, async ({ body }, exchange) => {
      const { secret, sessionsEnded, tokensRevoked } = await accounts.changePassword(
        requireSession(exchange),
        body.current,
        body.next,
      );
      exchange.setSession(secret);
      return { sessionsEnded, tokensRevoked };
    }),
    onExchange(
      on.listSessions,
      ({ session }, exchange): AnswerOf<typeof on.listSessions> => ({
        sessions: accounts.sessions(session.account).map((each) => ({
          session: each.id,
          via: each.via,
          createdAt: iso(each.createdAt),
          usedAt: iso(each.usedAt),
          expiresAt: iso(each.expiresAt),
          current: each.id === exchange.known?.credential.id,
        })),
      }),
    ),
    onExchange(on.endSession, ({ params }, exchange) => {
      const { session } = requireSession(exchange);
      if (!accounts.endSession(session.account, params.session)) throw notFound("session");
      return {};
    }),
    onExchange(
      on.listTokens,
      ({ session }): AnswerOf<typeof on.listTokens> => ({
        tokens: accounts.tokens(session.account).map((each) => ({
          token: each.id,
          name: each.name,
          roles: [...each.roles],
          readOnly: each.readOnly,
          createdAt: iso(each.createdAt),
          expiresAt: iso(each.expiresAt),
          ...(each.usedAt === undefined ? {} : { usedAt: iso(each.usedAt) }),
        })),
      }),
    ),
    onExchange(on.createToken, ({ body }, exchange) =>
      accounts.createToken(requireSession(exchange).session, body),
    ),
    onExchange(on.revokeToken, ({ params }, exchange) => {
      const { session } = requireSession(exchange);
      if (!accounts.revokeToken(session.account, params.token)) throw notFound("token");
      return {};
    }),
  ];
}

const toPage = (location: string) => new Response(null, { status: 303, headers: { location } });

/**
 * Why a link opened nothing, for the sign-in page to say in words. The secret stays behind: where the browser lands is
 * kept in its history.
 */
function hindranceIn(cause: unknown): "spent" | "wait" {
  if (cause instanceof ProblemError && cause.code === "wait") return "wait";
  if (cause instanceof ProblemError && cause.code === "sign-in-failed") return "spent";
  throw cause;
}

/** A token opens what it was made for; it makes no credentials and ends none. */
export function requireSession(exchange: Exchange): Known {
  if (exchange.known?.credential.kind !== "session")
    throw forbidden("This takes somebody who is signed in; a token cannot do it.");
  return exchange.known;
}
