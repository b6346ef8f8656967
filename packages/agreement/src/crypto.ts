import { createHash } from "node:crypto";
import { canonicalBytes, type JsonValue } from "@entente/json";

/** `sha256:` and the unpadded base64url of a SHA-256 (agreement.md §1). */
export type Digest = `sha256:${string}`;

export const DIGEST_PATTERN = "^sha256:[A-Za-z0-9_-]{43}$";

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash("sha256").update(bytes).digest("base64url")}`;
}

/** Digest of the canonical bytes (RFC 8785) of a JSON value. */
export function digestOfValue(value: unknown): Digest {
  return digestOf(canonicalBytes(value as JsonValue));
}

/** An Ed25519 public key as a JWK (RFC 8037), with nothing else in it. */
export type Ed25519Jwk = { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string };

/** The RFC 7638 thumbprint: SHA-256 over the required members in lexicographic order, base64url. */
export function thumbprint(jwk: Ed25519Jwk): string {
  const bytes = canonicalBytes({ crv: jwk.crv, kty: jwk.kty, x: jwk.x });
  return createHash("sha256").update(bytes).digest("base64url");
}
