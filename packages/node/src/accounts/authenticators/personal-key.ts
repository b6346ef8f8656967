import { createPublicKey, verify } from "node:crypto";
import { fromBase64Url } from "../../keys/index.ts";

/** Whether `signature` (base64url, 64 bytes) is that of an Ed25519 key (its 32 bytes, base64url) over `message`. */
export function keySigned(publicKey: string, message: Uint8Array, signature: string): boolean {
  const bytes = fromBase64Url(signature);
  if (bytes?.length !== 64) return false;
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, message, key, bytes);
  } catch {
    return false;
  }
}
