import { equalBytes } from "./bytes.ts";
import { isNatural } from "./decimal.ts";
import type { Hasher } from "./hasher.ts";

/** Whether `proof` leads from `leafHash` at `index` to the `root` of `size` leaves (RFC 9162 §2.1.3.2). Never throws. */
export function verifyInclusion(
  hasher: Hasher,
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isNatural(index) || !isNatural(size) || index >= size) return false;
  if (!areHashes([leafHash, root]) || !areHashes(proof)) return false;
  let hash = leafHash;
  const complete = climb(index, size - 1, proof, (sibling, isLeft) => {
    hash = isLeft ? hasher.node(sibling, hash) : hasher.node(hash, sibling);
  });
  return complete && equalBytes(hash, root);
}

/**
 * Whether the tree of `newSize` begins with the tree of `oldSize` (RFC 9162 §2.1.4.2). Size 0 is refused: nothing can
 * be proven of it, the witness rules treat it apart. Never throws.
 */
export function verifyConsistency(
  hasher: Hasher,
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
  proof: Uint8Array[],
): boolean {
  if (!isNatural(oldSize) || !isNatural(newSize) || oldSize < 1 || oldSize > newSize) return false;
  if (!areHashes([oldRoot, newRoot]) || !areHashes(proof)) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (proof.length === 0) return false;
  let index = oldSize - 1;
  let last = newSize - 1;
  while (index % 2 === 1) {
    index = half(index);
    last = half(last);
  }
  // At 0 the old tree is a full subtree of the new one, and its root, known, was left out of the proof.
  const path = index === 0 ? [oldRoot, ...proof] : proof;
  let oldHash = path[0]!;
  let newHash = oldHash;
  const complete = climb(index, last, path.slice(1), (sibling, isLeft) => {
    if (isLeft) oldHash = hasher.node(sibling, oldHash);
    newHash = isLeft ? hasher.node(sibling, newHash) : hasher.node(newHash, sibling);
  });
  return complete && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

/** Walks from a node at `index` to the root of a row ending at `last`; false when the path is too long or too short. */
function climb(
  index: number,
  last: number,
  path: Uint8Array[],
  step: (sibling: Uint8Array, isLeft: boolean) => void,
): boolean {
  // Halves by division: bit operators would cut an index at 32 bits.
  for (const sibling of path) {
    if (last === 0) return false;
    const isLeft = index % 2 === 1 || index === last;
    step(sibling, isLeft);
    if (isLeft) {
      while (index % 2 === 0 && index !== 0) {
        index = half(index);
        last = half(last);
      }
    }
    index = half(index);
    last = half(last);
  }
  return last === 0;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function areHashes(hashes: Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === 32);
}
