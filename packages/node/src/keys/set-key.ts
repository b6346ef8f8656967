import { createHmac, randomBytes } from "node:crypto";

/**
 * The key of a sealed set, from which single items can be cut out for good.
 *
 * The items' keys are the leaves of a binary tree of keys: a child is HMAC-SHA256(parent, 0 or 1)
 * (Goldreich, Goldwasser, Micali 1986). Whoever holds the root can derive every leaf. To erase one
 * item, the root is replaced by the siblings along that item's path and destroyed: the other items
 * still open, that one never again, and the ciphertext, whose digest is logged, stays as it is.
 */
export type SetKey = {
  /** Levels below the root; the set holds at most 2^depth items. */
  readonly depth: number;
  readonly nodes: readonly KeyNode[];
};

export type KeyNode = { readonly level: number; readonly index: number; readonly key: Uint8Array };

export const MAX_SET_ITEMS = 1000;

export function depthFor(count: number): number {
  let depth = 0;
  while (2 ** depth < count) depth++;
  return depth;
}

export function createSetKey(count: number): SetKey {
  return { depth: depthFor(count), nodes: [{ level: 0, index: 0, key: new Uint8Array(randomBytes(32)) }] };
}

function child(key: Uint8Array, side: 0 | 1): Uint8Array {
  return createHmac("sha256", key).update(Uint8Array.of(side)).digest();
}

/** The key of every item still open, by position; erased positions are absent. */
export function itemKeys(setKey: SetKey, count: number): ReadonlyMap<number, Uint8Array> {
  const keys = new Map<number, Uint8Array>();
  const descend = (node: KeyNode): void => {
    const first = node.index * 2 ** (setKey.depth - node.level);
    if (first >= count) return;
    if (node.level === setKey.depth) {
      keys.set(node.index, node.key);
      return;
    }
    for (const side of [0, 1] as const) {
      descend({ level: node.level + 1, index: node.index * 2 + side, key: child(node.key, side) });
    }
  };
  for (const node of setKey.nodes) descend(node);
  return keys;
}

/** The keys of the items at `positions` that are still open. Only the branches that lead to them are derived. */
export function keysAt(
  setKey: SetKey,
  count: number,
  positions: readonly number[],
): ReadonlyMap<number, Uint8Array> {
  const keys = new Map<number, Uint8Array>();
  const descend = (node: KeyNode, wanted: readonly number[]): void => {
    if (wanted.length === 0) return;
    if (node.level === setKey.depth) {
      keys.set(node.index, node.key);
      return;
    }
    const middle = (node.index * 2 + 1) * 2 ** (setKey.depth - node.level - 1);
    for (const side of [0, 1] as const) {
      const theirs = wanted.filter((position) => position < middle === (side === 0));
      if (theirs.length === 0) continue;
      descend({ level: node.level + 1, index: node.index * 2 + side, key: child(node.key, side) }, theirs);
    }
  };
  for (const node of setKey.nodes) {
    const width = 2 ** (setKey.depth - node.level);
    const from = node.index * width;
    descend(
      node,
      positions.filter((position) => position >= from && position < Math.min(from + width, count)),
    );
  }
  return keys;
}

/** The same key without the item at `position`; undefined when nothing is left of it. */
export function punctured(setKey: SetKey, position: number): SetKey | undefined {
  const covering = setKey.nodes.find(
    (node) => Math.floor(position / 2 ** (setKey.depth - node.level)) === node.index,
  );
  if (covering === undefined) return setKey;
  const nodes = setKey.nodes.filter((node) => node !== covering);
  let { level, index, key } = covering;
  while (level < setKey.depth) {
    const side = Math.floor(position / 2 ** (setKey.depth - level - 1)) % 2 === 0 ? 0 : 1;
    const other = side === 0 ? 1 : 0;
    nodes.push({ level: level + 1, index: index * 2 + other, key: child(key, other) });
    key = child(key, side);
    index = index * 2 + side;
    level++;
  }
  return nodes.length === 0 ? undefined : { depth: setKey.depth, nodes };
}

/** Bytes: depth, node count (2), then level, index (2) and key (32) of each node. */
export function encodeSetKey(setKey: SetKey): Uint8Array {
  const bytes = Buffer.alloc(3 + setKey.nodes.length * 35);
  bytes.writeUInt8(setKey.depth, 0);
  bytes.writeUInt16BE(setKey.nodes.length, 1);
  setKey.nodes.forEach((node, n) => {
    const at = 3 + n * 35;
    bytes.writeUInt8(node.level, at);
    bytes.writeUInt16BE(node.index, at + 1);
    bytes.set(node.key, at + 3);
  });
  return bytes;
}

export function decodeSetKey(input: Uint8Array): SetKey {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const depth = bytes.readUInt8(0);
  const count = bytes.readUInt16BE(1);
  if (depth > 10 || bytes.length !== 3 + count * 35) throw new RangeError("not the key of a set");
  const nodes = Array.from({ length: count }, (_, n) => {
    const at = 3 + n * 35;
    return {
      level: bytes.readUInt8(at),
      index: bytes.readUInt16BE(at + 1),
      key: bytes.subarray(at + 3, at + 35),
    };
  });
  if (!areDisjoint(depth, nodes)) throw new RangeError("not the key of a set");
  return { depth, nodes };
}

/** Whether every node lies in the tree and no item hangs on two of them: else to erase one would leave the other. */
function areDisjoint(depth: number, nodes: readonly KeyNode[]): boolean {
  const spans = nodes
    .map(({ level, index }) => ({ level, index, from: index * 2 ** (depth - level) }))
    .sort((a, b) => a.from - b.from);
  return spans.every(({ level, index, from }, n) => {
    const next = spans[n + 1];
    const until = from + 2 ** (depth - level);
    return level <= depth && index < 2 ** level && (next === undefined || until <= next.from);
  });
}

/** Whether the key opens a set of `count` items and nothing was cut out of it: the only form in which one travels. */
export function isWhole({ depth, nodes }: SetKey, count: number): boolean {
  return depth === depthFor(count) && nodes.length === 1 && nodes[0]!.level === 0;
}
