import { sha256 as hash } from "@entente/disclosure";
import { createHasher } from "@entente/tlog";

/** SHA-256 in the page: synchronous, as trees want it (WebCrypto's is not). */
export const sha256 = (...parts: Uint8Array[]): Uint8Array => hash(...parts);

/** The tree of every log here (RFC 6962 §2.1). */
export const hasher = createHasher(sha256);

const utf8 = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => utf8.encode(text);

export function base64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Unpadded base64url in its one spelling; undefined for every other text. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) =>
    one.charCodeAt(0),
  );
  return base64Url(bytes) === text ? bytes : undefined;
}

/** A digest as entries and cards write it. */
export const digestText = (digest: Uint8Array): string => `sha256:${base64Url(digest)}`;
