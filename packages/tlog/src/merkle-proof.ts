import { assertNatural } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import { foldRight } from "./frontier.ts";
import type { Hasher } from "./hasher.ts";

/** No tree the formats can name needs a longer proof (tlog-witness, tlog-proof). */
export const MAX_PROOF_HASHES = 63;

/** The hash of the aligned full subtree (level, index) = MTH(D[index·2^level, (index+1)·2^level)). */
export type HashReader = (level: number, index: number) => Uint8Array;

/** Root of the first `size` leaves (RFC 9162 §2.1.1). Reads one hash for each bit set in `size`. */
export function rootFrom(hasher: Hasher, size: number, read: HashReader): Uint8Array {
  assertNatural(size, "size");
  return rangeRoot(hasher, 0, size, read);
}

/** The path from leaf `index` to the root of the first `size` leaves, the leaf's sibling first (RFC 9162 §2.1.3.1). */
export function inclusionProof(hasher: Hasher, index: number, size: number, read: HashReader): Uint8Array[] {
  assertNatural(size, "size");
  assertNatural(index, "index");
  if (index >= size) throw new TlogError("out-of-range", `leaf ${index} is not in a tree of ${size}`);
  const fromRoot: Uint8Array[] = [];
  let lo = 0;
  let hi = size;
  while (hi - lo > 1) {
    const middle = lo + split(hi - lo);
    if (index < middle) {
      fromRoot.push(rangeRoot(hasher, middle, hi, read));
      hi = middle;
    } else {
      fromRoot.push(rangeRoot(hasher, lo, middle, read));
      lo = middle;
    }
  }
  return fromRoot.reverse();
}

/**
 * Proof that the tree of `newSize` begins with the tree of `oldSize` (RFC 9162 §2.1.4.1). Empty for equal sizes, and
 * for size 0, of which no proof is needed and none is valid.
 */
export function consistencyProof(
  hasher: Hasher,
  oldSize: number,
  newSize: number,
  read: HashReader,
): Uint8Array[] {
  assertNatural(newSize, "new size");
  assertNatural(oldSize, "old size");
  if (oldSize > newSize) throw new TlogError("out-of-range", `size ${oldSize} is beyond ${newSize}`);
  if (oldSize === 0) return [];
  const fromRoot: Uint8Array[] = [];
  let lo = 0;
  let hi = newSize;
  while (oldSize !== hi) {
    const middle = lo + split(hi - lo);
    if (oldSize <= middle) {
      fromRoot.push(rangeRoot(hasher, middle, hi, read));
      hi = middle;
    } else {
      fromRoot.push(rangeRoot(hasher, lo, middle, read));
      lo = middle;
    }
  }
  // The old root itself is known to whoever verifies: it is sent only where it is no subtree of the new tree.
  if (lo !== 0) fromRoot.push(rangeRoot(hasher, lo, hi, read));
  return fromRoot.reverse();
}

/** MTH(D[lo, hi)) for a range the tree itself splits off: its full subtrees, folded from the right. */
function rangeRoot(hasher: Hasher, lo: number, hi: number, read: HashReader): Uint8Array {
  const hashes: Uint8Array[] = [];
  let at = lo;
  while (at < hi) {
    let width = 1;
    let level = 0;
    while (width * 2 <= hi - at) {
      width *= 2;
      level += 1;
    }
    hashes.push(read(level, at / width));
    at += width;
  }
  return foldRight(hasher, hashes);
}

/** The largest power of two below `n` (n >= 2). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
