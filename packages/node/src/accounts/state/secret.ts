import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as base64url: session ids, tokens and links. Shown once, kept only as their digest. */
export function newSecret(prefix = ""): string {
  return `${prefix}${randomBytes(32).toString("base64url")}`;
}

/**
 * What is stored of a secret. A plain digest is enough: 256 random bits cannot be guessed, and looking up by
 * digest gives an attacker who measures time nothing about the secret.
 */
export function secretHash(secret: string): Uint8Array {
  return createHash("sha256").update(secret).digest();
}
