import { z } from "zod";
import { whoAmIAnswer } from "./accounts-who.ts";
import { accountName, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";

const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, "base64url without padding");

/** A WebAuthn credential id (WebAuthn L3 §4): 16 bytes at least, 1023 at most. */
export const credentialId = base64url(1364);
/** RFC 7638 thumbprint of an Ed25519 key. */
export const keyId = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** The 32 bytes of an Ed25519 public key (RFC 8032 §5.1.5). */
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** The 64 bytes of an Ed25519 signature. */
const ed25519Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** What one has to prove oneself with, as its owner sees it. Secrets are nowhere in it. */
export const authenticatorView = z.strictObject({
  authenticator: ulid,
  kind: z.enum(["passkey", "key"]),
  name: z.string(),
  /** Of a passkey: its credential id, for `allowCredentials`. Of a personal key: its key id. */
  credential: z.string(),
  /** Of a passkey: the host name it belongs to. */
  host: z.string().optional(),
  /** Of a passkey: whether its maker keeps copies on other devices. */
  backedUp: z.boolean().optional(),
  registeredAt: z.string(),
  usedAt: z.string().optional(),
});
export type AuthenticatorView = z.infer<typeof authenticatorView>;

const code = z.string().regex(/^\d{6}$/, "six digits");
const authenticator = z.strictObject({ authenticator: ulid });

/** What `navigator.credentials.create` takes (WebAuthn L3 §5.1.8), as JSON. */
const creationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal("public-key"), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal("none"),
  excludeCredentials: z.array(z.strictObject({ id: z.string(), type: z.literal("public-key") })),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal("required"),
    requireResidentKey: z.literal(true),
    userVerification: z.literal("required"),
  }),
});
export type PasskeyCreationOptions = z.infer<typeof creationOptions>;

/** What `navigator.credentials.get` takes (WebAuthn L3 §5.1.8), as JSON: any passkey of this host, no name typed. */
const requestOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal("required"),
});
export type PasskeyRequestOptions = z.infer<typeof requestOptions>;

/** What a browser gives for a new credential (WebAuthn L3 §5.1.8.1); members that nobody reads are dropped. */
const registration = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4096),
    attestationObject: base64url(16_384),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type PasskeyRegistration = z.infer<typeof registration>;

/** What a browser gives for a proof (WebAuthn L3 §5.1.8.1). */
export const passkeyResponse = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(2048),
    signature: base64url(2048),
    userHandle: base64url(100).optional(),
  }),
});
export type PasskeyResponse = z.infer<typeof passkeyResponse>;

const passkeyRegistrationOptions = reads({
  id: "passkeyRegistrationOptions",
  method: "POST",
  path: "/v1/session/passkeys/options",
  desk: "accounts",
  summary: "What the browser needs to make a passkey for this account; good once, for five minutes.",
  roles: "signed-in",
  answer: creationOptions,
});

const registerPasskey = acts({
  id: "registerPasskey",
  method: "POST",
  path: "/v1/session/passkeys",
  desk: "accounts",
  summary:
    "Registers a passkey of one's own. The first is taken from whoever is signed in; a further one is asserted.",
  roles: "signed-in",
  asserted: true,
  body: z.strictObject({ name: accountName, response: registration }),
  answer: authenticator,
});

const passkeySignInOptions = reads({
  id: "passkeySignInOptions",
  method: "POST",
  path: "/v1/session/passkey/options",
  desk: "accounts",
  summary: "What the browser needs to sign in with a passkey; good once, for five minutes.",
  roles: "public",
  answer: requestOptions,
});

const signInWithPasskey = reads({
  id: "signInWithPasskey",
  method: "POST",
  path: "/v1/session/passkey",
  desk: "accounts",
  summary: "Signs in with a passkey; the answer sets the session cookie. No name is typed.",
  roles: "public",
  body: z.strictObject({ response: passkeyResponse }),
  answer: whoAmIAnswer,
});

const registerKey = acts({
  id: "registerKey",
  method: "POST",
  path: "/v1/session/keys",
  desk: "accounts",
  summary: "Registers a personal key, with which the command line asserts approvals and signatures.",
  roles: "signed-in",
  asserted: true,
  /** `proof` is the key's signature over `keyProof` (assertion.ts). */
  body: z.strictObject({ name: accountName, public: publicKey, proof: ed25519Signature }),
  answer: z.strictObject({ authenticator: ulid, kid: keyId }),
});

const listAuthenticators = reads({
  id: "listAuthenticators",
  method: "GET",
  path: "/v1/session/authenticators",
  desk: "accounts",
  summary: "One's own passkeys and personal keys, and whether one-time codes are asked for.",
  roles: "signed-in",
  answer: z.strictObject({
    authenticators: z.array(authenticatorView),
    code: z.strictObject({ set: z.boolean(), since: z.string().optional() }),
  }),
});

const renameAuthenticator = acts({
  id: "renameAuthenticator",
  method: "POST",
  path: "/v1/session/authenticators/{authenticator}/name",
  desk: "accounts",
  summary: "Changes what one's own passkey or key is called.",
  roles: "signed-in",
  params: authenticator,
  body: z.strictObject({ name: accountName }),
  answer: authenticator,
});

const removeAuthenticator = acts({
  id: "removeAuthenticator",
  method: "DELETE",
  path: "/v1/session/authenticators/{authenticator}",
  desk: "accounts",
  summary: "Removes one's own passkey or key at once. What it asserted before stays evidence.",
  roles: "signed-in",
  asserted: true,
  params: authenticator,
  answer: authenticator,
});

const removeAuthenticatorsOf = acts({
  id: "removeAuthenticatorsOf",
  method: "POST",
  path: "/v1/accounts/{account}/remove-authenticators",
  desk: "accounts",
  summary:
    "Removes every passkey, key and code of an account that has no rights, for somebody who lost them.",
  roles: ["administrator"],
  params: z.strictObject({ account: ulid }),
  body: z.strictObject({}),
  answer: z.strictObject({ account: ulid, removed: z.int() }),
});

const enrolCode = reads({
  id: "enrolCode",
  method: "POST",
  path: "/v1/session/code",
  desk: "accounts",
  summary:
    "Makes the secret of one-time codes (RFC 6238), shown this once; it counts when a code has confirmed it.",
  roles: "signed-in",
  /** `uri` is what an authenticator app reads as a picture; `secret` the same to be typed, base32. */
  answer: z.strictObject({ uri: z.string(), secret: z.string() }),
});

const confirmCode = reads({
  id: "confirmCode",
  method: "POST",
  path: "/v1/session/code/confirm",
  desk: "accounts",
  summary: "Confirms the secret by a code: from now on signing in with the password asks for one.",
  roles: "signed-in",
  body: z.strictObject({ code }),
  answer: z.strictObject({}),
});

const removeCode = reads({
  id: "removeCode",
  method: "POST",
  path: "/v1/session/code/remove",
  desk: "accounts",
  summary: "Ends one-time codes; takes a current code, or a session that a passkey opened.",
  roles: "signed-in",
  body: z.strictObject({ code: code.optional() }),
  answer: z.strictObject({}),
});

const inviteAccount = acts({
  id: "inviteAccount",
  method: "POST",
  path: "/v1/accounts/{account}/invitation",
  desk: "accounts",
  summary:
    "Makes an invitation, shown this once, for an account that nobody uses yet. It opens no right before a password or a passkey is set.",
  roles: ["administrator"],
  params: z.strictObject({ account: ulid }),
  body: z.strictObject({ hours: z.int().min(1).max(168) }),
  answer: z.strictObject({ path: z.string(), expiresAt: z.string() }),
});

/** Passkeys, personal keys, one-time codes and invitations. */
export const authenticatorsOperations = {
  passkeyRegistrationOptions,
  registerPasskey,
  passkeySignInOptions,
  signInWithPasskey,
  registerKey,
  listAuthenticators,
  renameAuthenticator,
  removeAuthenticator,
  removeAuthenticatorsOf,
  enrolCode,
  confirmCode,
  removeCode,
  inviteAccount,
};
