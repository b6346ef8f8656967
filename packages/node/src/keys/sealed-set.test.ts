import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { openCommitted, openSet, sealSet } from "./sealed-set.ts";
import { createSetKey, decodeSetKey, encodeSetKey, type KeyNode, punctured, type SetKey } from "./set-key.ts";

const items = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ header: Buffer.from("{}"), content: Buffer.from(`item ${n}`) }));
const node = (level: number, index: number): KeyNode => ({ level, index, key: randomBytes(32) });
const key = (depth: number, ...nodes: KeyNode[]): SetKey => ({ depth, nodes });

test("a set opens with its key, and without one item once that was cut out, whatever the order of erasures", () => {
  const set = sealSet(items(11));
  const opened = openCommitted(set.bytes, set.key, set);
  assert.deepEqual(
    opened.map(({ content }) => content.toString()),
    items(11).map(({ content }) => content.toString()),
  );
  let left: SetKey | undefined = set.key;
  for (const position of [10, 0, 5, 4]) {
    left = decodeSetKey(encodeSetKey(punctured(left!, position)!));
    assert.equal(openSet(set.bytes, left)[position], undefined);
  }
  const positions = openSet(set.bytes, left).flatMap((item, n) => (item === undefined ? [] : [n]));
  assert.deepEqual(positions, [1, 2, 3, 6, 7, 8, 9]);
});

const noKeys: [string, SetKey][] = [
  ["a node below the leaves", key(2, node(3, 0))],
  ["a node far below the leaves", key(0, node(255, 0))],
  ["a node beside the tree", key(2, node(1, 2))],
  ["the same node twice", key(1, node(1, 0), node(1, 0))],
  ["a leaf under another node", key(2, node(1, 0), node(2, 1))],
  ["a leaf before the node it hangs on", key(2, node(2, 0), node(1, 0))],
];
for (const [what, hostile] of noKeys)
  test(`${what} is no key of a set`, () => {
    assert.throws(() => decodeSetKey(encodeSetKey(hostile)), RangeError);
  });

test("a key that travels is whole: a tree of another depth, or one that was cut, opens nothing that is kept", () => {
  const set = sealSet(items(3));
  const deeper = { ...createSetKey(3), depth: 3 };
  const children = key(2, node(1, 0), node(1, 1));
  for (const hostile of [deeper, children, punctured(set.key, 2)!])
    assert.throws(() => openCommitted(set.bytes, hostile, set), { code: "sealed" });
});
