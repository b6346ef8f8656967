import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  consistencyProof,
  createHasher,
  Frontier,
  fromHex,
  inclusionProof,
  rootFrom,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from "./index.ts";
import { sha256 } from "./node-crypto.ts";
import { bytes, entry, hasher, log300, MemoryLog, vectors, withCode } from "./test-material.ts";

const REFERENCE_LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];

const oneByte = new MemoryLog(131, (i) => Uint8Array.of(i));

/** SHA-256 over all lines, each a list of words (the accumulated tests of the tlog standards). */
function digest(lines: (string | number)[][]): string {
  return toHex(sha256(bytes(lines.map((words) => `${words.join(" ")}\n`).join(""))));
}

test("the roots of the RFC 6962 reference leaves", () => {
  const reference = new MemoryLog(8, (i) => fromHex(REFERENCE_LEAVES[i]!));
  const roots = new Map([
    [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    [3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"],
    [5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"],
    [7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"],
    [8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
  ]);
  for (const [size, root] of roots) {
    assert.equal(toHex(reference.rootAt(size)), root);
    assert.equal(toHex(rootFrom(hasher, size, reference.read)), root);
  }
});

test("all roots of 0 to 130 one-byte entries", () => {
  const lines = Array.from({ length: 131 }, (_, n) => [n, toHex(oneByte.rootAt(n))]);
  assert.equal(digest(lines), "9c67f07f906103b6bf201842a50ff0b8c91fca9b3e211334a6b7aa3133165dec");
});

test("all inclusion proofs in trees of 0 to 130 entries, each verified", () => {
  const lines: (string | number)[][] = [];
  for (let n = 0; n <= 130; n++) {
    for (let i = 0; i < n; i++) {
      const proof = inclusionProof(hasher, i, n, oneByte.read);
      assert.ok(verifyInclusion(hasher, i, n, oneByte.read(0, i), proof, oneByte.rootAt(n)));
      lines.push([i, n, ...proof.map(toHex)]);
    }
  }
  assert.equal(digest(lines), "893ce6eea61adc33c22c0e3a952498b76dfa3c282e78ac659f6fcc0ea44f9983");
});

test("all consistency proofs between trees of 0 to 130 entries, each verified", () => {
  const lines: (string | number)[][] = [];
  for (let n = 0; n <= 130; n++) {
    for (let m = 0; m <= n; m++) {
      const proof = consistencyProof(hasher, m, n, oneByte.read);
      const holds = verifyConsistency(hasher, m, n, oneByte.rootAt(m), oneByte.rootAt(n), proof);
      // Of the empty tree nothing can be proven.
      assert.equal(holds, m > 0);
      lines.push([m, n, ...proof.map(toHex)]);
    }
  }
  assert.equal(digest(lines), "ab73a7715fa529728307753a8e31acba5ebca4226b2496e6327b502533a59c7c");
});

test("the roots of 256, 300, 70 000 and the forked 300 entries", () => {
  const large = new MemoryLog(70_000);
  const fork = new MemoryLog(300, (i) => entry(i, i === 299 ? 2 : 1));
  const base64 = (root: Uint8Array) => root.toBase64();
  assert.equal(base64(log300.rootAt(256)), vectors.root256);
  assert.equal(base64(log300.root), vectors.root300);
  assert.equal(base64(large.root), vectors.root70000);
  assert.equal(base64(rootFrom(hasher, 70_000, large.read)), vectors.root70000);
  assert.equal(base64(fork.root), vectors.root300Fork);
});

test("an altered leaf, index, size, root or path never verifies", () => {
  const proof = inclusionProof(hasher, 262, 300, log300.read);
  const leaf = hasher.leaf(entry(262));
  const verify = (i: number, n: number, hash: Uint8Array, path: Uint8Array[], root: Uint8Array) =>
    verifyInclusion(hasher, i, n, hash, path, root);
  const root = log300.root;
  assert.ok(verify(262, 300, leaf, proof, root));
  const flipped = Uint8Array.from(root, (byte, i) => (i === 7 ? byte ^ 1 : byte));
  assert.equal(verify(262, 300, hasher.leaf(entry(262, 2)), proof, root), false);
  assert.equal(verify(263, 300, leaf, proof, root), false);
  // 301 has a path of the same shape: there only the signature over the size protects it.
  assert.equal(verify(262, 263, leaf, proof, root), false);
  assert.equal(verify(262, 600, leaf, proof, root), false);
  assert.equal(verify(262, 300, leaf, proof, flipped), false);
  assert.equal(verify(262, 300, leaf, proof.slice(1), root), false);
  assert.equal(verify(262, 300, leaf, proof.slice(0, -1), root), false);
  assert.equal(verify(262, 300, leaf, [...proof, leaf], root), false);
  assert.equal(verify(262, 300, leaf, proof.with(2, flipped), root), false);
  assert.equal(verify(262, 300, leaf, proof.with(0, proof[0]!.slice(1)), root), false);
  assert.equal(verify(300, 300, leaf, proof, root), false);
  assert.equal(verify(-1, 300, leaf, proof, root), false);
  assert.equal(verify(262.5, 300, leaf, proof, root), false);
});

test("a consistency proof with anything altered never verifies", () => {
  const proof = consistencyProof(hasher, 200, 300, log300.read);
  const older = log300.rootAt(200);
  const newer = log300.root;
  assert.ok(verifyConsistency(hasher, 200, 300, older, newer, proof));
  assert.equal(verifyConsistency(hasher, 199, 300, older, newer, proof), false);
  assert.equal(verifyConsistency(hasher, 200, 600, older, newer, proof), false);
  assert.equal(verifyConsistency(hasher, 200, 300, newer, newer, proof), false);
  assert.equal(verifyConsistency(hasher, 200, 300, older, older, proof), false);
  assert.equal(verifyConsistency(hasher, 200, 300, older, newer, []), false);
  assert.equal(verifyConsistency(hasher, 200, 300, older, newer, proof.slice(1)), false);
  assert.equal(verifyConsistency(hasher, 200, 300, older, newer, [...proof, older]), false);
  assert.equal(verifyConsistency(hasher, 300, 300, newer, newer, [newer]), false);
  assert.equal(verifyConsistency(hasher, 300, 200, newer, older, proof), false);
});

test("a path of a million hashes is refused like any other", () => {
  const path = Array.from({ length: 1_000_000 }, () => log300.root);
  assert.equal(verifyInclusion(hasher, 0, 300, log300.root, path, log300.root), false);
  assert.equal(verifyConsistency(hasher, 200, 300, log300.root, log300.root, path), false);
});

test("a proof that cannot exist is refused", () => {
  const outOfRange = withCode("out-of-range");
  assert.throws(() => inclusionProof(hasher, 300, 300, log300.read), outOfRange);
  assert.throws(() => inclusionProof(hasher, -1, 300, log300.read), outOfRange);
  assert.throws(() => consistencyProof(hasher, 301, 300, log300.read), outOfRange);
  assert.throws(() => rootFrom(hasher, 0.5, log300.read), outOfRange);
});

test("indexes beyond 32 bits keep all their bits", () => {
  // Every subtree of equal leaves at one level is the same, so a tree of 2^40 + 3 leaves can be read from 41 hashes.
  const rows = [hasher.leaf(bytes("same"))];
  for (let level = 0; level < 45; level++) rows.push(hasher.node(rows[level]!, rows[level]!));
  const read = (level: number, _index: number) => rows[level]!;
  const size = 2 ** 40 + 3;
  const root = rootFrom(hasher, size, read);
  for (const index of [0, 2 ** 31, 2 ** 32 + 1, 2 ** 40, size - 1]) {
    const proof = inclusionProof(hasher, index, size, read);
    assert.ok(verifyInclusion(hasher, index, size, rows[0]!, proof, root), `index ${index}`);
  }
  for (const older of [2 ** 31, 2 ** 33 + 5, 2 ** 40]) {
    const proof = consistencyProof(hasher, older, size, read);
    assert.ok(verifyConsistency(hasher, older, size, rootFrom(hasher, older, read), root, proof));
  }
});

test("a frontier restored from its right edge goes on as if never stopped", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (a, b) => {
      const stop = Math.min(a, b);
      const end = Math.max(a, b);
      const first = Frontier.of(hasher);
      for (let i = 0; i < stop; i++) first.append(log300.read(0, i % 300));
      const copy = first.clone();
      const second = Frontier.restore(hasher, first.size, first.hashes());
      for (let i = stop; i < end; i++) second.append(log300.read(0, i));
      assert.deepEqual(second.root(), log300.rootAt(end));
      assert.deepEqual(first.root(), log300.rootAt(stop));
      assert.deepEqual(copy.root(), log300.rootAt(stop));
    }),
  );
});

test("a right edge that does not fit its size is refused", () => {
  const refused = withCode("out-of-range");
  assert.throws(() => Frontier.restore(hasher, 3, [log300.read(1, 0)]), refused);
  assert.throws(() => Frontier.restore(hasher, 1, [new Uint8Array(31)]), refused);
  assert.throws(() => Frontier.restore(hasher, -1, []), refused);
  assert.throws(() => Frontier.of(hasher).append(new Uint8Array(31)), refused);
});

test("a leaf never hashes like a node, whatever its length", () => {
  const left = log300.read(0, 0);
  const right = log300.read(0, 1);
  const joined = new Uint8Array([...left, ...right]);
  assert.notDeepEqual(hasher.leaf(joined), hasher.node(left, right));
  const reference = createHasher(sha256).node(left, right);
  assert.deepEqual(reference, sha256(Uint8Array.of(1), left, right));
});
