import { forbidden, invalid, type ProblemError, problemOf, type Session } from "@entente/api";
import type { Ledger } from "../ledger/index.ts";
import type { OneTimeCodes } from "./authenticators/index.ts";
import { nameKey } from "./entries.ts";
import { hashPassword, NO_PASSWORD, PasswordsBusyError, verifyPassword } from "./passwords.ts";
import { currentSession } from "./people.ts";
import { narrowed } from "./rights.ts";
import type { PrivateState, SignedIn, Via } from "./state/index.ts";
import { findByName } from "./view.ts";

/** By what somebody is known to the node: a session of a browser, or a token. */
export type Credential = {
  readonly kind: "session" | "token";
  readonly id: string;
  readonly via: Via | "token";
  readonly expiresAt: number;
};

export type Known = { readonly session: Session; readonly credential: Credential };

/** A new session: `secret` goes into the cookie. */
export type Begun = Known & { readonly secret: string };

/** The session after a change of password, and what of the account opens nothing any more. */
export type PasswordChanged = Begun & { readonly sessionsEnded: number; readonly tokensRevoked: number };

/** One answer for a wrong name, a wrong password, a wrong code and an account without a password. */
/** What {@link PasswordsBusyError} says. */
const BUSY = "too many passwords are being checked; try again in a moment";

const failed = (): ProblemError =>
  problemOf(401, "sign-in-failed", "Not signed in", "The name, the password or the code is wrong.");

/** Only for whoever has the password right. */
const codeRequired = (): ProblemError =>
  problemOf(401, "code-required", "A code is needed", "Give the one-time code that your app shows now.", {
    pointer: "/code",
  });

const unknownLink = (): ProblemError =>
  problemOf(401, "sign-in-failed", "Not signed in", "This link is used, expired or unknown.");

const mustWait = (milliseconds: number): ProblemError =>
  problemOf(429, "wait", "Too many failed attempts", "Sign-in by this name has to wait.", {
    retryAfter: Math.ceil(milliseconds / 1000),
  });

/** Signing in, and knowing who is signed in. Rights are never stored with a credential: they are read each time. */
export class SignIn {
  readonly #ledger: Ledger;
  readonly #state: PrivateState;
  readonly #now: () => number;
  readonly #codes: OneTimeCodes;
  /** Whether an account has anything to sign in with again. */
  readonly #isSetUp: (account: string) => boolean;

  constructor(
    ledger: Ledger,
    state: PrivateState,
    now: () => number,
    { codes, isSetUp }: { codes: OneTimeCodes; isSetUp: (account: string) => boolean },
  ) {
    this.#ledger = ledger;
    this.#state = state;
    this.#now = now;
    this.#codes = codes;
    this.#isSetUp = isSetUp;
  }

  /**
   * Throws 401 `sign-in-failed` or `code-required`, or 429 `wait`. Known and unknown names cost the same: a look-up, a
   * hash and a note. The failure is noted before the password is checked, so that guesses made side by side all count;
   * only password and code together take it back, so that whoever has the password cannot try all codes.
   */
  async withPassword(name: string, password: string, code?: string): Promise<Begun> {
    const key = nameKey(name);
    const account = findByName(this.#ledger.reader, key)?.account;
    await this.#check(key, password, account, (known) => {
      if (this.#codes.since(known) === undefined) return;
      if (code === undefined) throw codeRequired();
      if (!this.#codes.take(known, code)) throw failed();
    });
    return this.#begin(account, "password");
  }

  async #check(
    key: string,
    password: string,
    account: string | undefined,
    further: (account: string) => void = () => undefined,
  ): Promise<void> {
    const { attempts, credentials } = this.#state;
    const waiting = attempts.waiting(key, this.#now());
    if (waiting > 0) throw mustWait(waiting);
    attempts.failed(key, this.#now());
    const stored = account === undefined ? undefined : credentials.hashOf(account);
    let right: boolean;
    try {
      right = await verifyPassword(password, stored ?? NO_PASSWORD);
    } catch (cause) {
      if (!(cause instanceof PasswordsBusyError)) throw cause;
      throw problemOf(503, "busy", "Busy", BUSY, { retryAfter: 1 });
    }
    if (!right || stored === undefined || account === undefined) throw failed();
    further(account);
    attempts.succeeded(key);
  }

  /** Uses a one-time link up. Throws 401 for one that is unknown, used, expired or not meant for this address. */
  withLink(secret: string, fromLoopback: boolean): Begun {
    const link = this.#state.links.take(secret, fromLoopback, this.#now());
    if (link === undefined) throw unknownLink();
    // Of two invitations, the one that came to somebody else opens nothing any more.
    if (link.invitation && this.#isSetUp(link.account)) throw unknownLink();
    return this.#begin(link.account, link.invitation ? "invitation" : "link");
  }

  /** For the account whose passkey answered; throws 401 where there is none. */
  withPasskey(account: string | undefined): Begun {
    if (account === undefined)
      throw problemOf(401, "sign-in-failed", "Not signed in", "This passkey opens no account here.");
    return this.#begin(account, "passkey");
  }

  #begin(account: string | undefined, via: Via): Begun {
    const session = account === undefined ? undefined : currentSession(this.#ledger, account);
    if (session === undefined) throw failed();
    const begun = this.#state.sessions.begin(session.account, via, this.#now());
    return { secret: begun.secret, ...this.#known(session, credentialOf(begun.session)) };
  }

  bySession(secret: string): Known | undefined {
    const signedIn = this.#state.sessions.use(secret, this.#now());
    const session = signedIn && currentSession(this.#ledger, signedIn.account);
    return session && this.#known(session, credentialOf(signedIn));
  }

  /** An invitation is for making a credential, whose session then takes the place of this one; it opens no right. */
  #known(session: Session, credential: Credential): Known {
    return { session: credential.via === "invitation" ? narrowed(session, [], false) : session, credential };
  }

  /** After the first passkey was made by invitation: ends what else was open, and begins as if it had signed in. */
  afterInvitation({ session: { account }, credential }: Known): Begun | undefined {
    if (credential.via !== "invitation") return undefined;
    this.#state.links.revokeAll(account);
    this.#state.sessions.endAll(account);
    return this.#begin(account, "passkey");
  }

  byToken(secret: string): Known | undefined {
    const token = this.#state.tokens.use(secret, this.#now());
    const session = token && currentSession(this.#ledger, token.account);
    if (token === undefined || session === undefined) return undefined;
    const credential: Credential = { kind: "token", id: token.id, via: "token", expiresAt: token.expiresAt };
    return { session: narrowed(session, token.roles, token.readOnly), credential };
  }

  /**
   * Sets a password and ends every session, link and token of the account; gives a new session in place of the one it
   * was asked in. Tokens too: who changes a password because somebody else knows it must not leave them one that lasts
   * for months. The current password is asked for unless the session began with a link.
   */
  async changePassword(known: Known, current: string | undefined, next: string): Promise<PasswordChanged> {
    const { account, name } = known.session;
    const { credentials, sessions, links, tokens } = this.#state;
    if (known.credential.kind !== "session") throw forbidden("A token cannot change a password.");
    if (next.normalize("NFKC").toLowerCase().includes(nameKey(name)))
      throw invalid("/next", "the password must not contain the account's name");
    const byLink = known.credential.via === "link" || known.credential.via === "invitation";
    if (credentials.hashOf(account) !== undefined && !byLink) {
      if (current === undefined) throw invalid("/current", "the current password is needed");
      await this.#check(nameKey(name), current, account);
    }
    const hash = await hashPassword(next);
    const now = this.#now();
    const others = sessions.list(account, now).filter(({ id }) => id !== known.credential.id);
    const live = tokens.list(account).filter(({ expiresAt }) => expiresAt > now);
    // The new password last: a crash in between leaves the old one, with which nobody is signed in any more.
    sessions.endAll(account);
    links.revokeAll(account);
    tokens.revokeAll(account);
    credentials.set(account, hash, now);
    return {
      ...this.#begin(account, "password"),
      sessionsEnded: others.length,
      tokensRevoked: live.length,
    };
  }
}

function credentialOf({ id, via, expiresAt }: SignedIn): Credential {
  return { kind: "session", id, via, expiresAt };
}
