import { canonicalBytes, type JsonValue } from "@entente/json";

/** SHA-256 as the house writes digests. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
  return `sha256:${hash.toBase64({ alphabet: "base64url", omitPadding: true })}`;
}

export const digestOfValue = (value: JsonValue): Promise<string> => digestOf(canonicalBytes(value));
