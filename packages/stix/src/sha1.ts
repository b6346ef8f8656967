import { hash } from "node:crypto";

/** SHA-1 (RFC 9562 section 5.5 needs it for names, not for security). The only file that names a platform. */
export function sha1(bytes: Uint8Array): Uint8Array {
  return hash("sha1", bytes, "buffer");
}
