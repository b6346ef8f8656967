import { createHmac, hash } from "node:crypto";

const BLOCK = 64;
const DIGEST = 32;
/** UTF-16 units; longer texts go the common way. */
const LONGEST = 1024;

const inner = Buffer.alloc(BLOCK + LONGEST * 3);
const outer = Buffer.alloc(BLOCK + DIGEST);

/**
 * HMAC-SHA256 (RFC 2104) of short texts under one key of at most 64 bytes, in hex: two hashes in one call each, which take
 * half the time of `createHmac`. An import makes a hundred of them for each object.
 */
export function shortHmac(key: Uint8Array): (text: string) => string {
  const innerPad = padded(key, 0x36);
  const outerPad = padded(key, 0x5c);
  return (text) => {
    if (text.length > LONGEST) return createHmac("sha256", key).update(text).digest("hex");
    inner.set(innerPad);
    const length = inner.write(text, BLOCK);
    outer.set(outerPad);
    outer.write(hash("sha256", inner.subarray(0, BLOCK + length), "latin1"), BLOCK, "latin1");
    return hash("sha256", outer, "hex");
  };
}

function padded(key: Uint8Array, pad: number): Uint8Array {
  const block = new Uint8Array(BLOCK).fill(pad);
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
  return block;
}
