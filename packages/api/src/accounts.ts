import { z } from "zod";
import { whoAmIAnswer } from "./accounts-who.ts";
import { accountName, code, line, ulid } from "./common.ts";
import { acts, reads, roles } from "./operation.ts";

/** A level of the node's own ladder. */
const level = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+._-]{0,31}$/);
const role = z.enum(roles);
const unique = <T>(items: readonly T[]) => new Set(items).size === items.length;

/** What a grant gives: roles, the highest level that may be read, units, and for a signatory the key. */
export const grantTerms = z
  .strictObject({
    roles: z.array(role).min(1).max(roles.length).refine(unique, "each role once"),
    clearance: level,
    units: z.array(code).max(32).refine(unique, "each unit once"),
    /** Key id (RFC 7638 thumbprint) of the key with which this person signs agreements. */
    signatory: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .optional(),
  })
  .refine((terms) => (terms.signatory === undefined) === !terms.roles.includes("signatory"), {
    path: ["signatory"],
    message: "a signatory names a key, and nobody else does",
  });
export type GrantTerms = z.infer<typeof grantTerms>;

const account = z.strictObject({ account: ulid });
const grant = z.strictObject({ grant: ulid });
const time = z.string();

const password = z.string().min(12).max(256);

const signIn = reads({
  id: "signIn",
  method: "POST",
  path: "/v1/session",
  desk: "accounts",
  summary: "Signs in with name and password; the answer sets the session cookie.",
  roles: "public",
  /** `code` is asked for with the problem `code-required`, once the password was right. */
  body: z.strictObject({
    name: z.string().min(1).max(200),
    password: z.string().min(1).max(1000),
    code: z
      .string()
      .regex(/^\d{6}$/, "six digits")
      .optional(),
  }),
  answer: whoAmIAnswer,
});

const redeemLink = reads({
  id: "redeemLink",
  method: "GET",
  path: "/sign-in/{secret}",
  desk: "accounts",
  summary: "Uses a one-time sign-in link: sets the session cookie and redirects to the first page.",
  roles: "public",
  params: z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
  answer: z.null(),
});

const signOut = reads({
  id: "signOut",
  method: "DELETE",
  path: "/v1/session",
  desk: "accounts",
  summary: "Ends this session.",
  roles: "signed-in",
  answer: z.strictObject({}),
});

const whoAmI = reads({
  id: "whoAmI",
  method: "GET",
  path: "/v1/session",
  desk: "accounts",
  summary: "Who is signed in, and with which rights.",
  roles: "signed-in",
  answer: whoAmIAnswer,
});

const changePassword = reads({
  id: "changePassword",
  method: "POST",
  path: "/v1/session/password",
  desk: "accounts",
  summary: "Sets one's own password; ends one's other sessions, revokes all one's tokens, and says how many.",
  roles: "signed-in",
  /** `current` may be left out in a session that a sign-in link opened. */
  body: z.strictObject({ current: z.string().min(1).max(1000).optional(), next: password }),
  answer: z.strictObject({ sessionsEnded: z.int(), tokensRevoked: z.int() }),
});

const listSessions = reads({
  id: "listSessions",
  method: "GET",
  path: "/v1/sessions",
  desk: "accounts",
  summary: "One's own sessions.",
  roles: "signed-in",
  answer: z.strictObject({
    sessions: z.array(
      z.strictObject({
        session: ulid,
        via: z.enum(["password", "link", "invitation", "passkey"]),
        createdAt: time,
        usedAt: time,
        expiresAt: time,
        current: z.boolean(),
      }),
    ),
  }),
});

const endSession = reads({
  id: "endSession",
  method: "DELETE",
  path: "/v1/sessions/{session}",
  desk: "accounts",
  summary: "Ends one of one's own sessions.",
  roles: "signed-in",
  params: z.strictObject({ session: ulid }),
  answer: z.strictObject({}),
});

const listTokens = reads({
  id: "listTokens",
  method: "GET",
  path: "/v1/tokens",
  desk: "accounts",
  summary: "One's own API tokens, without their secrets.",
  roles: "signed-in",
  answer: z.strictObject({
    tokens: z.array(
      z.strictObject({
        token: ulid,
        name: z.string(),
        roles: z.array(role),
        readOnly: z.boolean(),
        createdAt: time,
        expiresAt: time,
        usedAt: time.optional(),
      }),
    ),
  }),
});

const createToken = reads({
  id: "createToken",
  method: "POST",
  path: "/v1/tokens",
  desk: "accounts",
  summary: "Makes an API token with some of one's own roles; its secret is shown this once.",
  roles: "signed-in",
  body: z.strictObject({
    name: line(60),
    roles: z.array(role).max(roles.length).refine(unique, "each role once"),
    readOnly: z.boolean(),
    days: z.int().min(1).max(366),
  }),
  answer: z.strictObject({ token: ulid, secret: z.string(), expiresAt: time }),
});

const revokeToken = reads({
  id: "revokeToken",
  method: "DELETE",
  path: "/v1/tokens/{token}",
  desk: "accounts",
  summary: "Revokes one of one's own tokens at once.",
  roles: "signed-in",
  params: z.strictObject({ token: ulid }),
  answer: z.strictObject({}),
});

const grantView = z.strictObject({
  grant: ulid,
  roles: z.array(role),
  clearance: z.string(),
  units: z.array(z.string()),
  signatory: z.string().optional(),
  state: z.enum(["proposed", "confirmed", "withdrawn"]),
  proposedBy: z.string(),
  confirmedBy: z.string().optional(),
});
export const accountView = z.strictObject({
  account: ulid,
  name: z.string(),
  closed: z.boolean(),
  grants: z.array(grantView),
});
export type AccountView = z.infer<typeof accountView>;

const listAccounts = reads({
  id: "listAccounts",
  method: "GET",
  path: "/v1/accounts",
  desk: "accounts",
  summary: "Every account with its grants.",
  roles: ["administrator", "overseer"],
  answer: z.strictObject({ accounts: z.array(accountView) }),
});

const openAccount = acts({
  id: "openAccount",
  method: "POST",
  path: "/v1/accounts",
  desk: "accounts",
  summary: "Opens an account; it has no rights until a grant is confirmed.",
  roles: ["administrator"],
  body: z.strictObject({ name: accountName }),
  answer: account,
});

const renameAccount = acts({
  id: "renameAccount",
  method: "POST",
  path: "/v1/accounts/{account}/name",
  desk: "accounts",
  summary: "Changes what an account is called. No right changes with it.",
  roles: ["administrator"],
  params: account,
  body: z.strictObject({ name: accountName }),
  answer: account,
});

const closeAccount = acts({
  id: "closeAccount",
  method: "POST",
  path: "/v1/accounts/{account}/close",
  desk: "accounts",
  summary: "Closes an account at once: its grants, sessions, tokens and password end.",
  roles: ["administrator"],
  params: account,
  body: z.strictObject({}),
  answer: account,
});

const issueSignInLink = acts({
  id: "issueSignInLink",
  method: "POST",
  path: "/v1/accounts/{account}/sign-in-link",
  desk: "accounts",
  summary: "Makes a one-time sign-in link, shown this once. That it was made, and by whom, is logged.",
  roles: ["administrator"],
  params: account,
  body: z.strictObject({ minutes: z.int().min(1).max(1440) }),
  answer: z.strictObject({ path: z.string(), expiresAt: time }),
});

const proposeGrant = acts({
  id: "proposeGrant",
  method: "POST",
  path: "/v1/accounts/{account}/grants",
  desk: "accounts",
  summary: "Proposes rights for an account; another administrator has to confirm them.",
  roles: ["administrator"],
  params: account,
  body: grantTerms,
  answer: grant,
});

const confirmGrant = acts({
  id: "confirmGrant",
  method: "POST",
  path: "/v1/grants/{grant}/confirm",
  desk: "accounts",
  summary: "Confirms a grant that another administrator proposed for somebody else than oneself.",
  roles: ["administrator"],
  asserted: true,
  params: grant,
  body: z.strictObject({}),
  answer: grant,
});

const withdrawGrant = acts({
  id: "withdrawGrant",
  method: "POST",
  path: "/v1/grants/{grant}/withdraw",
  desk: "accounts",
  summary: "Withdraws a grant, proposed or confirmed, at once; one person suffices.",
  roles: ["administrator"],
  params: grant,
  body: z.strictObject({}),
  answer: grant,
});

/** Every operation of the desk, for the OpenAPI document. */
export const accountOperations = {
  signIn,
  redeemLink,
  signOut,
  whoAmI,
  changePassword,
  listSessions,
  endSession,
  listTokens,
  createToken,
  revokeToken,
  listAccounts,
  openAccount,
  renameAccount,
  closeAccount,
  issueSignInLink,
  proposeGrant,
  confirmGrant,
  withdrawGrant,
};
