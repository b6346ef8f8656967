import { assertNatural } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import type { Hasher } from "./hasher.ts";

/** Told each full subtree an append completes, smallest first, the leaf itself included (level 0). */
export type NodeListener = (level: number, index: number, hash: Uint8Array) => void;

/**
 * The right edge of a tree: all it takes to append and to know the root. It keeps one hash for each bit set in the
 * size, the largest subtree first.
 */
export class Frontier {
  readonly #hasher: Hasher;
  readonly #hashes: Uint8Array[];
  #size: number;

  private constructor(hasher: Hasher, size: number, hashes: Uint8Array[]) {
    this.#hasher = hasher;
    this.#size = size;
    this.#hashes = hashes;
  }

  /** The empty tree. */
  static of(hasher: Hasher): Frontier {
    return new Frontier(hasher, 0, []);
  }

  /** A tree of `size` leaves from what `hashes()` once gave; throws `out-of-range` when the two cannot belong together. */
  static restore(hasher: Hasher, size: number, hashes: Uint8Array[]): Frontier {
    assertNatural(size, "size");
    if (hashes.length !== bitsSet(size) || hashes.some((hash) => hash.length !== 32)) {
      throw new TlogError(
        "out-of-range",
        `a right edge of ${hashes.length} hashes does not fit size ${size}`,
      );
    }
    return new Frontier(hasher, size, hashes.slice());
  }

  get size(): number {
    return this.#size;
  }

  append(leafHash: Uint8Array, completed?: NodeListener): void {
    if (leafHash.length !== 32) throw new TlogError("out-of-range", "a leaf hash has 32 bytes");
    let hash = leafHash;
    let index = this.#size;
    let level = 0;
    completed?.(level, index, hash);
    while (index % 2 === 1) {
      hash = this.#hasher.node(this.#hashes.pop()!, hash);
      index = (index - 1) / 2;
      level += 1;
      completed?.(level, index, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    return foldRight(this.#hasher, this.#hashes);
  }

  /** The right edge, largest subtree first: what `restore` takes. */
  hashes(): Uint8Array[] {
    return this.#hashes.slice();
  }

  /** An independent copy; hashes are shared, being never written to. */
  clone(): Frontier {
    return new Frontier(this.#hasher, this.#size, this.#hashes.slice());
  }
}

/** Root of a ragged tree from its full subtrees, largest first; the empty tree's root for none. */
export function foldRight(hasher: Hasher, hashes: Uint8Array[]): Uint8Array {
  let root = hashes.at(-1) ?? hasher.empty();
  for (let i = hashes.length - 2; i >= 0; i--) root = hasher.node(hashes[i]!, root);
  return root;
}

function bitsSet(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
