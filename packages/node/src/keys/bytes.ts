import { sha256 } from "@entente/tlog/node";

export { sha256 };

export type Digest = `sha256:${string}`;

export function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64url");
}

/** Decodes unpadded base64url, refusing every spelling but the one that encodes back to itself. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? new Uint8Array(bytes) : undefined;
}

/** A digest as it is written in entries and documents: `sha256:` and unpadded base64url. */
export function digestText(digest: Uint8Array): Digest {
  return `sha256:${toBase64Url(digest)}`;
}

export function digestOf(bytes: Uint8Array): Digest {
  return digestText(sha256(bytes));
}

/** The 32 bytes of a written digest; undefined when it is not one. */
export function digestBytes(text: string): Uint8Array | undefined {
  if (!/^sha256:[A-Za-z0-9_-]{43}$/.test(text)) return undefined;
  return fromBase64Url(text.slice(7));
}
