import type { Sha256 } from "./crypto-port.ts";

/** The hashes of the tree (RFC 6962 §2.1): the prefixes 0x00 and 0x01 keep a leaf from passing for a node. */
export type Hasher = {
  leaf(data: Uint8Array): Uint8Array;
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
  /** The root of the tree without entries: SHA-256 of nothing. */
  empty(): Uint8Array;
};

export function createHasher(sha256: Sha256): Hasher {
  const leafPrefix = Uint8Array.of(0);
  // One buffer for every node: hashing is synchronous, so nobody else can see it half written.
  const pair = new Uint8Array(65);
  pair[0] = 1;
  return {
    leaf: (data) => sha256(leafPrefix, data),
    node(left, right) {
      if (left.length !== 32 || right.length !== 32) return sha256(Uint8Array.of(1), left, right);
      pair.set(left, 1);
      pair.set(right, 33);
      return sha256(pair);
    },
    empty: () => sha256(),
  };
}
