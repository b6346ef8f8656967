import { base64urlOf } from "@entente/api";

/** The digest of bytes as the log and the terms write it. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return `sha256:${base64urlOf(new Uint8Array(digest))}`;
}
