import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { thumbprint } from "@entente/agreement";
import { type Asserter, assertedByKey, assertionChallenge, keyProof } from "@entente/api";
import { z } from "zod";
import type { Io } from "./command.ts";
import { profilePath, writePrivately } from "./profile.ts";

/** The personal key of a profile: with it the command line asserts approvals and signatures. */
const keySchema = z.strictObject({
  /** The node and the account that it is for; elsewhere it asserts nothing. */
  url: z.string(),
  account: z.string(),
  /** The node's fingerprint, part of every assertion. */
  node: z.string(),
  kid: z.string(),
  /** Ed25519 (RFC 8037): the public key, and the 32 secret bytes. */
  x: z.string(),
  d: z.string(),
});
export type PersonalKey = z.infer<typeof keySchema>;

/** Beside the profile; only this user of the machine reads it. */
const pathOf = (io: Io, profile: string) => profilePath(io, profile, "key");

export function readKey(io: Io, profile: string): PersonalKey | undefined {
  let content: string;
  try {
    content = readFileSync(pathOf(io, profile), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw cause;
  }
  const parsed = keySchema.safeParse(JSON.parse(content));
  if (!parsed.success)
    throw new Error(`${pathOf(io, profile)} is damaged: remove it, and make another with "entente key make"`);
  return parsed.data;
}

/** Makes a key for an account of a node; nothing is written yet. */
export function makeKey(place: Pick<PersonalKey, "url" | "account" | "node">): PersonalKey {
  const { x, d } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const { url, account, node } = place;
  return { url, account, node, kid: thumbprint({ kty: "OKP", crv: "Ed25519", x: x! }), x: x!, d: d! };
}

export const writeKey = (io: Io, profile: string, key: PersonalKey): string =>
  writePrivately(pathOf(io, profile), key);

export const forgetKey = (io: Io, profile: string): void => rmSync(pathOf(io, profile), { force: true });

function privateKeyOf({ x, d }: PersonalKey): KeyObject {
  return createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x, d }, format: "jwk" });
}

const signed = (key: PersonalKey, message: Uint8Array) =>
  sign(null, message, privateKeyOf(key)).toString("base64url");

/** That whoever registers the key holds it. */
export const proofOf = (key: PersonalKey): string => signed(key, keyProof(key.node, key.account, key.x));

/** Asserts what the commands of this profile approve or sign. */
export function asserterOf(key: PersonalKey): Asserter {
  return async ({ operation, params, body, command }) => {
    const at = new Date().toISOString();
    const about = { node: key.node, operation: operation.id, params, body, command, at };
    const challenge = await assertionChallenge(about);
    return { kind: "key", at, kid: key.kid, signature: signed(key, assertedByKey(challenge)) };
  };
}
