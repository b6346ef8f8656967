import { createPrivateKey, createPublicKey, randomBytes } from "node:crypto";
import { signerFromSeed } from "@entente/tlog/node";
import { toBase64Url } from "./bytes.ts";
import { type Keyring, publicKeyOf, seedOf } from "./keyring.ts";

/** The roles whose keys a node changes by itself; those of signatories are pinned by grants. */
export const rotatingRoles = ["log", "witness", "node", "seal"] as const;
export type RotatingRole = (typeof rotatingRoles)[number];

/** Both halves of a key of one role, as base64url. */
export type OperationalKey = {
  readonly role: RotatingRole;
  readonly public: string;
  readonly secret: string;
};

/** The public half of an X25519 secret: derived, never chosen. */
export function sealPublicOf(secret: Uint8Array): string {
  const key = createPrivateKey({ key: secret, format: "raw-private", asymmetricKeyType: "x25519" });
  return toBase64Url(createPublicKey(key).export({ format: "raw-public" }));
}

export function makeOperationalKey(role: RotatingRole): OperationalKey {
  const bytes = randomBytes(32);
  const secret = toBase64Url(bytes);
  return { role, public: role === "seal" ? sealPublicOf(bytes) : publicKeyOf(secret), secret };
}

/** The keys that a key ring came with. */
export function operationalKeysOf(keyring: Keyring): OperationalKey[] {
  const signing = (["log", "witness", "node"] as const).map((role) => ({
    role,
    public: publicKeyOf(keyring[role]),
    secret: keyring[role],
  }));
  return [...signing, { role: "seal", ...keyring.seal }];
}

/** The signer of a secret that a rotation may replace at any moment; made anew only then. */
export function signerOf(secret: () => string): () => ReturnType<typeof signerFromSeed> {
  let known: { readonly secret: string; readonly signer: ReturnType<typeof signerFromSeed> } | undefined;
  return () => {
    const now = secret();
    if (known?.secret !== now) known = { secret: now, signer: signerFromSeed(seedOf(now)) };
    return known.signer;
  };
}
