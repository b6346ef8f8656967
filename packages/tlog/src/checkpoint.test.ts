import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  cosign,
  encodeBase64,
  formatCheckpoint,
  formatNote,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  type SignatureLine,
  signCheckpoint,
  verifierKey,
} from "./index.ts";
import { sha256, signerFromSeed, verifyEd25519 } from "./node-crypto.ts";
import {
  bytes,
  cosigned,
  hasher,
  log,
  log300,
  overseer,
  partner,
  refusesCleanly,
  signedNote,
  vectorFile,
  vectors,
  withCode,
} from "./test-material.ts";

const text = formatCheckpoint(log300.checkpoint(300));
const keys = [log.key, partner.key, overseer.key];
const open = (note: string, known = keys) => openCheckpoint(note, known, verifyEd25519);
const published = vectorFile("entry-262.tlog-proof").split("\n\n").slice(1).join("\n\n");

test("the checkpoint of 300 entries, signed and cosigned twice, is the published one to the byte", () => {
  const note = log300.note(300, cosigned(300), cosigned(300, overseer, vectors.overseerTime));
  assert.equal(note, published);
  const opened = open(note);
  assert.deepEqual(opened.checkpoint, log300.checkpoint(300));
  assert.equal(opened.text, text);
  assert.deepEqual(
    opened.verified.map(({ key, time }) => [key.name, time]),
    [
      [log.key.name, undefined],
      [partner.key.name, vectors.partnerTime],
      [overseer.key.name, vectors.overseerTime],
    ],
  );
});

test("the checkpoint of the empty log has the hash of nothing", () => {
  const empty = { origin: log.key.name, size: 0, root: hasher.empty() };
  assert.equal(formatCheckpoint(empty), `${log.key.name}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
  assert.deepEqual(open(signedNote(empty)).checkpoint, empty);
});

test("a checkpoint is read only as it would be printed", () => {
  assert.deepEqual(parseCheckpoint(text), log300.checkpoint(300));
  const root = encodeBase64(log300.root);
  const bad = {
    "an extension line": `${text}extension\n`,
    "a fourth, empty line": `${text}\n`,
    "no final line feed": text.slice(0, -1),
    "a leading zero": text.replace("300", "0300"),
    "a sign": text.replace("300", "+300"),
    "an exponent": text.replace("300", "3e2"),
    "a size beyond 2^53": text.replace("300", "9007199254740992"),
    "a root of 31 bytes": text.replace(root, encodeBase64(log300.root.slice(1))),
    "an unpadded root": text.replace("=", ""),
    "stray bits in the root": text.replace("yUI=", "yUJ="),
    "an origin with a scheme": `https://${text}`,
    "an empty origin": text.slice(log.key.name.length),
    "carriage returns": text.replaceAll("\n", "\r\n"),
    "a byte order mark before the size": text.replace("300", "\ufeff300"),
  };
  for (const [what, wrong] of Object.entries(bad)) {
    assert.throws(() => parseCheckpoint(wrong), withCode("bad-checkpoint"), what);
  }
});

test("a checkpoint that could not be read back is not printed", () => {
  const checkpoint = log300.checkpoint(300);
  for (const wrong of [{ origin: "a b" }, { size: -1 }, { size: 2 ** 53 }, { root: new Uint8Array(31) }]) {
    assert.throws(() => formatCheckpoint({ ...checkpoint, ...wrong }), withCode("bad-checkpoint"));
  }
});

test("lines of unknown keys are ignored, ML-DSA lines among them", () => {
  const mlDsa: SignatureLine = {
    name: "entente.example/pq",
    id: Uint8Array.of(1, 2, 3, 4),
    value: new Uint8Array(2428),
  };
  const sameName: SignatureLine = {
    name: log.key.name,
    id: Uint8Array.of(9, 9, 9, 9),
    value: new Uint8Array(64),
  };
  const sameId: SignatureLine = { name: "else.example/log", id: log.key.id, value: new Uint8Array(64) };
  assert.equal(open(log300.note(300, mlDsa, sameName, sameId)).verified.length, 1);
});

test("a line of a known key that fails condemns the whole note", () => {
  const flip = (line: SignatureLine) => ({
    ...line,
    value: line.value.map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
  });
  assert.throws(() => open(log300.note(300, flip(cosigned(300)))), withCode("bad-signature"));
  const own = signCheckpoint(log300.checkpoint(300), log.key, log.sign);
  assert.throws(() => open(log300.note(300, flip(own))), withCode("bad-signature"));
  assert.throws(() => open(formatNote(text, [flip(own)])), withCode("bad-signature"));
});

test("a note without a line of a known key is refused", () => {
  assert.throws(() => open(log300.note(300), [partner.key]), withCode("no-signature"));
  assert.throws(() => open(log300.note(300), []), withCode("no-signature"));
});

test("an altered size, root or origin breaks the signature", () => {
  const note = log300.note(300);
  assert.throws(() => open(note.replace("\n300\n", "\n301\n")), withCode("bad-signature"));
  const otherRoot = note.replace(vectors.root300, vectors.root300Fork);
  assert.throws(() => open(otherRoot), withCode("bad-signature"));
  assert.throws(() => open(note.replace("org-a/log\n", "org-c/log\n")), withCode("bad-signature"));
});

test("a cosignature taken for a log's signature fails, and the reverse", () => {
  // One key under one name in both roles, so that only the kind of signature differs.
  const both = signerFromSeed(new Uint8Array(32).fill(0x55));
  const asLog = verifierKey(log.key.name, 1, both.publicKey, sha256);
  const asCosigner = verifierKey(log.key.name, 4, both.publicKey, sha256);
  const cosignature = cosign(text, asCosigner, 1_790_000_060, both.sign);
  const signature = signCheckpoint(log300.checkpoint(300), asLog, both.sign);
  const swapped = (line: SignatureLine, id: Uint8Array, value = line.value) =>
    formatNote(text, [{ ...line, id, value }]);
  assert.throws(() => open(swapped(cosignature, asLog.id), [asLog]), withCode("bad-signature"));
  assert.throws(
    () => open(swapped(cosignature, asLog.id, cosignature.value.slice(8)), [asLog]),
    withCode("bad-signature"),
  );
  assert.throws(() => open(swapped(signature, asCosigner.id), [asCosigner]), withCode("bad-signature"));
  const timed = new Uint8Array([...cosignature.value.slice(0, 8), ...signature.value]);
  assert.throws(
    () => open(swapped(signature, asCosigner.id, timed), [asCosigner]),
    withCode("bad-signature"),
  );
});

test("a log's key signs for its own origin only", () => {
  const other = { ...log300.checkpoint(300), origin: "entente.example/org-c/log" };
  assert.throws(() => signCheckpoint(other, log.key, log.sign), withCode("wrong-origin"));
  assert.throws(() => signCheckpoint(log300.checkpoint(300), partner.key, partner.sign), withCode("bad-key"));
  const forged: SignatureLine = {
    name: log.key.name,
    id: log.key.id,
    value: log.sign(bytes(formatCheckpoint(other))),
  };
  assert.throws(() => open(formatNote(formatCheckpoint(other), [forged])), withCode("wrong-origin"));
});

test("several lines of one cosigner count once, with the newest time", () => {
  const opened = open(
    log300.note(300, cosigned(300, partner, 50), cosigned(300, partner, 70), cosigned(300, partner, 60)),
  );
  assert.deepEqual(
    opened.verified.map(({ time }) => time),
    [undefined, 70],
  );
});

test("a cosignature covers its time, which is neither 0 nor beyond a safe integer", () => {
  const line = cosigned(300);
  const earlier = { ...line, value: line.value.with(7, line.value[7]! - 1) };
  assert.throws(() => open(log300.note(300, earlier)), withCode("bad-signature"));
  const huge = { ...line, value: line.value.with(0, 0x7f) };
  assert.throws(() => open(log300.note(300, huge)), withCode("bad-signature"));
  const message = bytes(`cosignature/v1\ntime 0\n${text}`);
  const untimed = { ...line, value: new Uint8Array([...new Uint8Array(8), ...partner.sign(message)]) };
  assert.throws(() => open(log300.note(300, untimed)), withCode("bad-signature"));
  for (const time of [0, -1, 1.5, 2 ** 53]) {
    assert.throws(() => cosign(text, partner.key, time, partner.sign), withCode("out-of-range"));
  }
  assert.throws(() => cosign(text, log.key, 1, log.sign), withCode("bad-key"));
  assert.throws(() => cosign("anything\n", partner.key, 1, partner.sign), withCode("bad-checkpoint"));
});

test("whatever comes as a checkpoint is opened unaltered or refused", () => {
  fc.assert(
    fc.property(fc.nat(published.length - 1), fc.string({ unit: "binary", maxLength: 2 }), (at, inserted) => {
      const altered = published.slice(0, at) + inserted + published.slice(at + 1);
      refusesCleanly(() => {
        const opened = open(altered);
        // Names and ids are not signed: an altered line may become a stranger's, but what was signed stays.
        assert.equal(opened.text, text);
        assert.ok(opened.verified.length < 3 || altered === published);
      });
    }),
  );
  fc.assert(fc.property(fc.string(), (input) => refusesCleanly(() => parseCheckpoint(input))));
});

test("a checkpoint prints and reads back unchanged", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
      const checkpoint = { origin: log.key.name, size, root };
      const note = signedNote(checkpoint);
      assert.deepEqual(parseCheckpoint(parseNote(note).text), checkpoint);
    }),
    { numRuns: 50 },
  );
});
