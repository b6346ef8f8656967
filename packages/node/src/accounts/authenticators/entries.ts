import { accountName, credentialId, digest, keyId, publicKey, ulid } from "@entente/api";
import { z } from "zod";
import { type EntryKind, entryKind } from "../../ledger/index.ts";

const house = { log: "house", effect: "recorded" } as const;
const streamOf = (account: string) => `account:${account}`;
const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

const passkeyRegistered = z.strictObject({
  kind: z.literal("passkey"),
  authenticator: ulid,
  account: ulid,
  name: accountName,
  credential: credentialId,
  /** COSE_Key (RFC 9052 §7), base64url. */
  publicKey: bytes(4096),
  /** The RP ID (WebAuthn L3 §4): the host name it answers to. */
  host: z.string().min(1).max(253),
  /** Where it was made: what an assertion's client data has to name as its origin. */
  origin: z.string().min(1).max(300),
  backedUp: z.boolean(),
  counter: z.int().min(0).max(0xffff_ffff),
});

const keyRegistered = z.strictObject({
  kind: z.literal("key"),
  authenticator: ulid,
  account: ulid,
  name: accountName,
  kid: keyId,
  /** Ed25519, 32 bytes, base64url. */
  public: publicKey,
});

const registration = z.discriminatedUnion("kind", [passkeyRegistered, keyRegistered]);
export type Registration = z.infer<typeof registration>;

/** The public part stands here, so that what was asserted can be checked years later from the house log alone. */
const registered = entryKind({
  ...house,
  kind: "authenticator.registered/1",
  body: registration,
  fold: ({ body, at }) => ({
    changes: [
      [
        "authenticators.register",
        {
          authenticator: body.authenticator,
          account: body.account,
          kind: body.kind,
          name: body.name,
          credential: body.kind === "passkey" ? body.credential : body.kid,
          publicKey: body.kind === "passkey" ? body.publicKey : body.public,
          host: body.kind === "passkey" ? body.host : null,
          backedUp: body.kind === "passkey" && body.backedUp ? 1 : 0,
          counter: body.kind === "passkey" ? body.counter : 0,
          at,
        },
      ],
    ],
    touches: [streamOf(body.account), AUTHENTICATORS],
  }),
});

const renamed = entryKind({
  ...house,
  kind: "authenticator.renamed/1",
  body: z.strictObject({ authenticator: ulid, account: ulid, name: accountName }),
  fold: ({ body }) => ({
    changes: [["authenticators.rename", { authenticator: body.authenticator, name: body.name }]],
    touches: [streamOf(body.account)],
  }),
});

/** `operator`: at the machine of the stopped node, for somebody who lost it. */
const removed = entryKind({
  ...house,
  kind: "authenticator.removed/1",
  body: z.strictObject({ authenticator: ulid, account: ulid, by: z.union([ulid, z.literal("operator")]) }),
  fold: ({ body }) => ({
    changes: [["authenticators.remove", { authenticator: body.authenticator }]],
    touches: [streamOf(body.account), AUTHENTICATORS],
  }),
});

const given = {
  account: ulid,
  authenticator: ulid,
  /** The act, as the table of operations names it, and what its path named. */
  operation: z.string().min(1).max(100),
  params: z.record(z.string().max(40), z.string().max(400)),
  /** Digest of the canonical JSON of what was asked: the body itself may hold words that stand in no log. */
  body: digest,
  /** The command's `Idempotency-Key`, and the node and the time that the challenge names. */
  command: z.string().min(1).max(100),
  node: z.string().max(60),
  at: z.string().max(30),
  challenge: keyId,
};

const evidence = z.discriminatedUnion("kind", [
  z.strictObject({
    ...given,
    kind: z.literal("passkey"),
    credential: credentialId,
    clientData: bytes(2048),
    authenticatorData: bytes(1024),
    signature: bytes(1024),
  }),
  z.strictObject({ ...given, kind: z.literal("key"), kid: keyId, signature: bytes(86) }),
]);
export type Evidence = z.infer<typeof evidence>;

/** A person's will to act, before the act: durable first, so that no approval stands without it. */
const assertionGiven = entryKind({
  ...house,
  kind: "assertion.given/1",
  body: evidence,
  fold: ({ body }) => ({
    changes: [
      [
        "assertions.give",
        { challenge: body.challenge, authenticator: body.authenticator, signature: body.signature },
      ],
    ],
    touches: [],
  }),
});

/** Which credentials are taken, by whomever. */
export const AUTHENTICATORS = "account-authenticators";

export const authenticatorKinds: readonly EntryKind<never>[] = [registered, renamed, removed, assertionGiven];
