import { createCipheriv, createHmac } from "node:crypto";
import { REPLY_SIZE, REPLY_SLOTS } from "@entente/disclosure";

/** Where random bytes begin in an answer: after the words it begins with, its purpose and the number of its recipients. */
const HEAD = Buffer.concat([Buffer.from("entente-disclosure/1\n"), Uint8Array.of(2, 1)]);
/** The last byte of each X25519 key in the head: its highest bit is never set. */
const KEY_ENDS = [HEAD.length + 16 + 31, HEAD.length + 16 + 63];

/**
 * What stands in a slot without an answer: bytes of an answer's form that no key opens. They are drawn from a secret of
 * the node and the mailbox asked for, so that asking twice gives the same, as it does where there is an answer.
 */
export function decoys(secret: Uint8Array, mark: Uint8Array): Uint8Array[] {
  const key = createHmac("sha256", secret).update("entente-disclosure/1 decoy\n").update(mark).digest();
  const stream = createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(
    Buffer.alloc(REPLY_SIZE * REPLY_SLOTS),
  );
  return Array.from({ length: REPLY_SLOTS }, (_, slot) => {
    const decoy = stream.subarray(slot * REPLY_SIZE, (slot + 1) * REPLY_SIZE);
    decoy.set(HEAD);
    // Answers in one mailbox share case and key, and so do these.
    if (slot > 0) decoy.set(stream.subarray(HEAD.length, HEAD.length + 48), HEAD.length);
    for (const at of KEY_ENDS) decoy[at]! &= 0x7f;
    return decoy;
  });
}
