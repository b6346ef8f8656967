import type { Call, Operation, Session } from "@entente/api";
import type { Known, Site } from "../accounts/index.ts";

/** What only the listener's own routes see of a request: the credential, the address, the cookie to be set. */
export type Exchange = {
  /** Undefined on public routes. */
  readonly known: Known | undefined;
  /** The peer's address as the socket has it; headers of proxies are not believed. */
  readonly address: string;
  readonly loopback: boolean;
  /** The session secret that came in the cookie, valid or not. */
  readonly cookie: string | undefined;
  /** Whether a person is looking: a browser that opened this address asks for a page. */
  readonly wantsPage: boolean;
  /** Where the browser stands, for passkeys; throws 409 where there can be none. */
  site(): Site;
  setSession(secret: string): void;
  clearSession(): void;
};

/** A route that may also see the exchange. Every `Route` is one. */
export type PeopleRoute = {
  readonly operation: Operation;
  readonly handle: (call: Call<never>, exchange: Exchange) => Promise<unknown>;
};

/** Binds an operation whose handler needs the exchange. A handler may answer with a Response of its own. */
export function onExchange<O extends Operation, A>(
  operation: O,
  handle: (call: Call<O>, exchange: Exchange) => Promise<A> | A,
): PeopleRoute {
  return { operation, handle: async (call, exchange) => handle(call as unknown as Call<O>, exchange) };
}

/** Who asks on a public route: nobody, who may do nothing. */
export const NOBODY: Session = Object.freeze({
  account: "",
  name: "",
  roles: [],
  clearance: "",
  units: [],
  mayAct: false,
});
