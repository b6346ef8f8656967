import {
  type AccountView,
  conflict,
  type GrantTerms,
  invalid,
  type PasskeyResponse,
  type Role,
  type Session,
} from "@entente/api";
import { type Desk, type Ledger, type Outcome, ulid } from "../ledger/index.ts";
import {
  Assertions,
  Authenticators,
  authenticatorKinds,
  schema as authenticatorsSchema,
  statements as authenticatorsStatements,
  OneTimeCodes,
  type Site,
} from "./authenticators/index.ts";
import {
  close,
  confirm,
  invite,
  linkIssued,
  linkIssuedByOperator,
  open,
  propose,
  removeAuthenticators,
  removeAuthenticatorsByOperator,
  rename,
  withdraw,
} from "./commands.ts";
import { accountKinds, nameKey } from "./entries.ts";
import { currentSession, type FoundingAccount, foundAccounts, signatoryKeys } from "./people.ts";
import { type Begun, type Known, type PasswordChanged, SignIn } from "./sign-in.ts";
import type { PrivateState, SignedIn, Token } from "./state/index.ts";
import { anyAccount, findAccount, findByName, listAccounts, schema, statements } from "./view.ts";

/** The desk as the ledger's registry needs it, before there is a ledger. */
export const accountsDesk: Desk = {
  name: "accounts",
  kinds: [...accountKinds, ...authenticatorKinds],
  schema: schema + authenticatorsSchema,
  statements: { ...statements, ...authenticatorsStatements },
};

export type AccountsOptions = {
  readonly ledger: Ledger;
  readonly state: PrivateState;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The node's ladder of levels; when given, a grant's clearance must be on it. */
  readonly ladder?: readonly string[];
  /** Whose approvals and signatures have to be asserted: of those who have registered something, or of all. */
  readonly assertions?: "when-registered" | "required";
};

/** Who acts, and under which command id: from the call. */
export type By = {
  readonly session: Session;
  readonly command: { readonly id: string; readonly digest: string };
};

const DAY_MS = 86_400_000;

export type Accounts = ReturnType<typeof createAccounts>;

/** People and what they may do. Rights are entries of the house log; credentials are private state. */
export function createAccounts({
  ledger,
  state,
  now,
  ladder,
  assertions: policy = "when-registered",
}: AccountsOptions) {
  const { reader } = ledger;
  const authenticators = new Authenticators(ledger, state, now);
  const codes = new OneTimeCodes(state, now);
  /** Somebody has chosen its password, or registered a passkey. */
  const isInUse = (account: string): boolean =>
    state.credentials.hashOf(account) !== undefined || authenticators.of(account).length > 0;
  const signIn = new SignIn(ledger, state, now, { codes, isSetUp: isInUse });
  function requireLevel(clearance: string): void {
    if (ladder !== undefined && !ladder.includes(clearance))
      throw invalid("/clearance", `the levels of this node are ${ladder.join(", ")}`);
  }
  return {
    desk: accountsDesk,
    authenticators,
    codes,
    assertions: new Assertions(ledger, state, now),
    /**
     * Whether approvals and signatures of an account have to be asserted. `own`: an act upon one's own passkeys and
     * keys, of which the first is taken as it comes, whatever the node requires.
     */
    mustAssert: (account: string, own = false): boolean =>
      (policy === "required" && !own) || authenticators.of(account).length > 0,
    afterInvitation: (known: Known): Begun | undefined => signIn.afterInvitation(known),

    /** Who an account is now; undefined when closed or unknown. Reads three rows: cheap enough for each request. */
    session: (account: string): Session | undefined => currentSession(ledger, account),
    nameOf: (account: string): string | undefined => findAccount(reader, account)?.name,
    signatoryKeys: (account: string): string[] => signatoryKeys(ledger, account),
    list: (): AccountView[] => listAccounts(reader),
    /** Whether the node still waits for its founding accounts. */
    isFounded: (): boolean => anyAccount(reader),
    async found(founding: readonly FoundingAccount[]): Promise<{ account: string; name: string }[]> {
      for (const { clearance } of founding) requireLevel(clearance);
      return foundAccounts(ledger, state, now(), founding);
    },

    open(by: By, name: string): Promise<Outcome<{ account: string }>> {
      const account = ulid(now());
      return ledger.submit({ ...by.command, decide: (r) => open(r, by.session.account, account, name) });
    },
    rename: (by: By, account: string, name: string): Promise<Outcome<{ account: string }>> =>
      ledger.submit({ ...by.command, decide: (r) => rename(r, by.session.account, account, name) }),
    /** The entry alone ends every right; what is swept afterwards could open nothing any more. */
    async close(by: By, account: string): Promise<Outcome<{ account: string }>> {
      const outcome = await ledger.submit({
        ...by.command,
        decide: (r) => close(r, by.session.account, account),
      });
      state.sessions.endAll(account);
      state.tokens.revokeAll(account);
      state.links.revokeAll(account);
      state.credentials.remove(account);
      codes.remove(account);
      return outcome;
    },
    async propose(by: By, account: string, terms: GrantTerms): Promise<Outcome<{ grant: string }>> {
      requireLevel(terms.clearance);
      const grant = ulid(now());
      return ledger.submit({
        ...by.command,
        decide: (r) => propose(r, by.session.account, grant, account, terms),
      });
    },
    confirm: (by: By, grant: string): Promise<Outcome<{ grant: string }>> =>
      ledger.submit({ ...by.command, decide: (r) => confirm(r, by.session.account, grant) }),
    withdraw: (by: By, grant: string): Promise<Outcome<{ grant: string }>> =>
      ledger.submit({ ...by.command, decide: (r) => withdraw(r, by.session.account, grant) }),

    signIn: (name: string, password: string, code?: string): Promise<Begun> =>
      signIn.withPassword(name, password, code),
    async signInWithPasskey(response: PasskeyResponse, site: Site): Promise<Begun> {
      return signIn.withPasskey(await authenticators.accountOf(response, site));
    },
    redeemLink: (secret: string, fromLoopback: boolean): Begun => signIn.withLink(secret, fromLoopback),
    bySession: (secret: string): Known | undefined => signIn.bySession(secret),
    byToken: (secret: string): Known | undefined => signIn.byToken(secret),
    changePassword: (known: Known, current: string | undefined, next: string): Promise<PasswordChanged> =>
      signIn.changePassword(known, current, next),
    hasPassword: (account: string): boolean => state.credentials.hashOf(account) !== undefined,

    /** A one-time link, for the node itself (demo, first start); what an administrator issues is an entry first. */
    issueLink(
      account: string,
      ttlMs: number,
      loopbackOnly = true,
    ): { secret: string; path: string; expiresAt: number } {
      const expiresAt = now() + ttlMs;
      const secret = state.links.issue({ account, loopbackOnly, invitation: false, expiresAt }, now());
      return { secret, path: `/sign-in/${secret}`, expiresAt };
    },
    /**
     * For an account that nobody uses yet, or that has no rights. The secret is in no entry and no stored outcome, so
     * a repeated command cannot show it again.
     */
    async issueLinkFor(by: By, account: string, ttlMs: number) {
      const outcome = await ledger.submit({
        ...by.command,
        decide: (r) => linkIssued(r, by.session.account, account, isInUse(account)),
      });
      if (outcome.repeated) throw conflict("This link was made and shown already; ask for another.");
      const { path, expiresAt } = this.issueLink(account, ttlMs, false);
      return { ...outcome, result: { path, expiresAt: new Date(expiresAt).toISOString() } };
    },
    /** An invitation; like a link, it is in no stored outcome. Throws 409 for an account that somebody uses. */
    async invite(by: By, account: string, ttlMs: number) {
      const outcome = await ledger.submit({
        ...by.command,
        decide: (r) => invite(r, by.session.account, account, isInUse(account)),
      });
      if (outcome.repeated) throw conflict("This invitation was made and shown already; ask for another.");
      const expiresAt = now() + ttlMs;
      const secret = state.links.issue({ account, loopbackOnly: false, invitation: true, expiresAt }, now());
      return {
        ...outcome,
        result: { path: `/sign-in/${secret}`, expiresAt: new Date(expiresAt).toISOString() },
      };
    },
    /** For an account without rights, whose owner lost passkeys, keys or the app that shows codes. */
    async removeAuthenticators(by: By, account: string) {
      const outcome = await ledger.submit({
        ...by.command,
        decide: (r) => removeAuthenticators(r, by.session.account, account),
      });
      codes.remove(account);
      return outcome;
    },
    /** The same for any account, as the operator of a stopped node. */
    async removeAuthenticatorsAsOperator(named: string): Promise<number> {
      const account = findAccount(reader, named)?.account ?? findByName(reader, nameKey(named))?.account;
      const id = `operator:${ulid(now())}`;
      const { result } = await ledger.submit({
        id,
        digest: id,
        decide: (r) => removeAuthenticatorsByOperator(r, account ?? named),
      });
      codes.remove(result.account);
      return result.removed;
    },
    /**
     * For an account by its id, or by the name it signs in with, as the operator of a stopped node; from this machine
     * only. The entry comes first: a crash after it leaves a link that nobody was shown. Throws ProblemError.
     */
    async issueLinkAsOperator(named: string, ttlMs: number) {
      const account = findAccount(reader, named)?.account ?? findByName(reader, nameKey(named))?.account;
      const id = `operator:${ulid(now())}`;
      const { result: name } = await ledger.submit({
        id,
        digest: id,
        decide: (r) => linkIssuedByOperator(r, account ?? named),
      });
      return { name, ...this.issueLink(account ?? named, ttlMs) };
    },

    sessions: (account: string): SignedIn[] => state.sessions.list(account, now()),
    endSession: (account: string, id: string): boolean => state.sessions.end(account, id),

    tokens: (account: string): Token[] => state.tokens.list(account),
    /** `roles` beyond the owner's are refused; roles the owner loses later are lost to the token too. */
    createToken(
      owner: Session,
      token: { name: string; roles: readonly Role[]; readOnly: boolean; days: number },
    ): { token: string; secret: string; expiresAt: string } {
      const beyond = token.roles.find((role) => !owner.roles.includes(role));
      if (beyond !== undefined) throw invalid("/roles", `you do not have the role ${beyond} yourself`);
      const expiresAt = now() + token.days * DAY_MS;
      const { id, secret } = state.tokens.create({ ...token, account: owner.account, expiresAt }, now());
      return { token: id, secret, expiresAt: new Date(expiresAt).toISOString() };
    },
    revokeToken: (account: string, id: string): boolean => state.tokens.revoke(account, id),
  };
}
