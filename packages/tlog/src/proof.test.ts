import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  formatProof,
  inclusionProof,
  type LogProof,
  type ProofInput,
  parsePolicy,
  parseProof,
  type SignatureLine,
  verifyProof,
} from "./index.ts";
import { sha256, verifyEd25519 } from "./node-crypto.ts";
import {
  cosigned,
  entry,
  fork300,
  hasher,
  log300,
  overseer,
  policyText,
  refusesCleanly,
  vectorFile,
  vectors,
  withCode,
} from "./test-material.ts";

const published = vectorFile("entry-262.tlog-proof");
const policy = parsePolicy(policyText, sha256);
const both = [cosigned(300), cosigned(300, overseer, vectors.overseerTime)];

function proofOf(index: number, size: number, lines: SignatureLine[], source = log300): LogProof {
  return {
    index,
    hashes: inclusionProof(hasher, index, size, source.read),
    note: source.note(size, ...lines),
  };
}

const verify = (proof: ProofInput["proof"], changes: Partial<ProofInput> = {}) =>
  verifyProof({ proof, entry: entry(262), policy, hasher, verify: verifyEd25519, ...changes });

test("the proof of entry 262 is the published one to the byte, and verifies", () => {
  const proof = proofOf(262, 300, both);
  assert.equal(formatProof(proof), published);
  assert.deepEqual(parseProof(published), proof);
  const verified = verify(published);
  assert.equal(verified.index, 262);
  assert.equal(verified.grade, "full");
  assert.deepEqual(verified.leafHash, hasher.leaf(entry(262)));
  assert.deepEqual(verified.checkpoint, log300.checkpoint(300));
  assert.deepEqual(verified.cosigners, [
    { name: "B", time: vectors.partnerTime },
    { name: "O1", time: vectors.overseerTime },
  ]);
  assert.deepEqual(verify(new TextEncoder().encode(published)), verified);
  assert.deepEqual(verify(proof), verified);
});

test("an altered entry, index or path is not included", () => {
  const proof = parseProof(published);
  const notIncluded = withCode("not-included");
  assert.throws(() => verify(published, { entry: entry(262, 2) }), notIncluded);
  assert.throws(() => verify(published, { entry: entry(261) }), notIncluded);
  assert.throws(() => verify({ ...proof, index: 261 }), notIncluded);
  assert.throws(() => verify({ ...proof, index: 300 }), notIncluded);
  assert.throws(() => verify({ ...proof, hashes: proof.hashes.slice(1) }), notIncluded);
  assert.throws(() => verify({ ...proof, hashes: proof.hashes.slice(0, -1) }), notIncluded);
  assert.throws(() => verify({ ...proof, hashes: [...proof.hashes, proof.hashes[0]!] }), notIncluded);
  assert.throws(() => verify({ ...proof, hashes: proof.hashes.with(3, proof.hashes[4]!) }), notIncluded);
  assert.throws(() => verify({ ...proof, hashes: proof.hashes.with(3, new Uint8Array(31)) }), notIncluded);
});

test("an altered size or root breaks the signature", () => {
  assert.throws(() => verify(published.replace("\n300\n", "\n301\n")), withCode("bad-signature"));
  assert.throws(
    () => verify(published.replace(vectors.root300, vectors.root300Fork)),
    withCode("bad-signature"),
  );
});

test("a missing cosignature is a missing quorum, unless a lower grade was asked for", () => {
  const proof = proofOf(262, 300, [cosigned(300)]);
  assert.throws(() => verify(proof), withCode("quorum-missing"));
  assert.throws(() => verify(proof, { atLeast: "partner", partner: "O1" }), withCode("quorum-missing"));
  assert.equal(verify(proof, { atLeast: "partner", partner: "B" }).grade, "partner");
  assert.equal(verify(proofOf(262, 300, []), { atLeast: "self" }).grade, "self");
  const withoutLog = published.replace(/— entente.example\/org-a\/log .*\n/, "");
  assert.throws(() => verify(withoutLog, { atLeast: "none" }), withCode("no-signature"));
});

test("a proof of another log, or of a forked one, is refused", () => {
  const other = parsePolicy(`witness B ${vectors.partnerKey}\nquorum B\n`, sha256);
  assert.throws(() => verify(published, { policy: other }), withCode("wrong-origin"));
  // The cosignatures belong to the other branch.
  assert.throws(() => verify(proofOf(262, 300, both, fork300)), withCode("bad-signature"));
});

test("extra data is read over, having been signed by nobody", () => {
  const extra = published.replace("@v1\n", "@v1\nextra AAEC\n");
  assert.deepEqual(parseProof(extra), parseProof(published));
  assert.throws(() => parseProof(published.replace("@v1\n", "@v1\nextra AAE\n")), withCode("bad-proof"));
});

test("a malformed proof is refused", () => {
  const hash = "Hw0/TadHr+kNKBzs4s80G14uY2pz2W9gh+1Phh0ztAM=";
  const bad = {
    "another version": published.replace("@v1", "@v2"),
    "no index": published.replace("index 262\n", ""),
    "a leading zero": published.replace("index 262", "index 0262"),
    "extra after the index": published.replace("index 262\n", "index 262\nextra AAEC\n"),
    "an unpadded hash": published.replace(hash, hash.slice(0, -1)),
    "stray bits": published.replace("ztAM=", "ztAN="),
    "a hash of 31 bytes": published.replace(hash, new Uint8Array(31).toBase64()),
    "64 hashes": published.replace(`${hash}\n`, `${hash}\n`.repeat(58)),
    "carriage returns": published.replaceAll("\n", "\r\n"),
    "no checkpoint": published.split("\n\n")[0]!,
    nothing: "",
  };
  for (const [what, wrong] of Object.entries(bad)) {
    assert.throws(() => parseProof(wrong), withCode("bad-proof"), what);
    assert.throws(() => verify(wrong), withCode("bad-proof"), what);
  }
  assert.throws(() => parseProof("x".repeat(257 * 1024)), withCode("too-large"));
  const proof = parseProof(published);
  assert.throws(() => formatProof({ ...proof, index: -1 }), withCode("bad-proof"));
  assert.throws(() => formatProof({ ...proof, hashes: [new Uint8Array(31)] }), withCode("bad-proof"));
});

test("every entry of every size proves itself, and nothing else", () => {
  const alone = parsePolicy(policyText.replace("quorum q", "quorum none"), sha256);
  const sizeAndIndex = fc
    .integer({ min: 1, max: 300 })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
  fc.assert(
    fc.property(sizeAndIndex, fc.nat(299), ([size, index], other) => {
      const file = formatProof(proofOf(index, size, []));
      assert.equal(verify(file, { policy: alone, entry: entry(index) }).index, index);
      if (other !== index) {
        assert.throws(() => verify(file, { policy: alone, entry: entry(other) }), withCode("not-included"));
      }
    }),
  );
});

test("whatever comes as a proof is verified unaltered or refused", () => {
  const text = log300.checkpoint(300);
  fc.assert(
    fc.property(fc.nat(published.length - 1), fc.string({ unit: "binary", maxLength: 2 }), (at, inserted) => {
      refusesCleanly(() => {
        const verified = verify(published.slice(0, at) + inserted + published.slice(at + 1));
        assert.deepEqual(verified.checkpoint, text);
        assert.equal(verified.index, 262);
      });
    }),
  );
  fc.assert(fc.property(fc.uint8Array(), (file) => refusesCleanly(() => parseProof(file))));
});
