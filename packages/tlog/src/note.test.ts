import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatNote, formatVerifierKey, parseNote, parseVerifierKey, toHex, verifierKey } from "./index.ts";
import { sha256, verifyEd25519 } from "./node-crypto.ts";
import { bytes, log, log300, overseer, partner, refusesCleanly, vectors, withCode } from "./test-material.ts";

const FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const FOO_VALUE =
  "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";
const FOO_TEXT = "This is an example message.\n";

test("the example note of the standard verifies", () => {
  const key = parseVerifierKey(FOO, sha256);
  const note = `${FOO_TEXT}\n— example.com/foo ${FOO_VALUE}\n`;
  const { text, signatures } = parseNote(note);
  assert.equal(text, FOO_TEXT);
  const [line] = signatures;
  assert.deepEqual({ name: line!.name, id: line!.id }, { name: key.name, id: key.id });
  assert.ok(verifyEd25519(key.publicKey, bytes(text), line!.value));
  assert.equal(verifyEd25519(key.publicKey, bytes(`${text}\n`), line!.value), false);
  assert.equal(formatNote(text, signatures), note);
  assert.deepEqual(parseNote(bytes(note)), { text, signatures });
});

test("verifier keys print as they were read, their ids recomputed", () => {
  for (const vkey of [FOO, vectors.logKey, vectors.partnerKey, vectors.overseerKey]) {
    assert.equal(formatVerifierKey(parseVerifierKey(vkey, sha256)), vkey);
  }
  assert.equal(formatVerifierKey(verifierKey(log.key.name, 1, log.publicKey, sha256)), vectors.logKey);
  assert.equal(
    formatVerifierKey(verifierKey(partner.key.name, 4, partner.publicKey, sha256)),
    vectors.partnerKey,
  );
  assert.equal(toHex(sha256(bytes(log.key.name))), vectors.originHash);
});

test("a key of an unknown type is refused as such", () => {
  const unknown = "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  assert.throws(() => parseVerifierKey(unknown, sha256), withCode("unsupported-key"));
});

test("a verifier key with anything wrong in it is refused", () => {
  const [name, id, key] = FOO.split("+");
  assert.throws(() => parseVerifierKey(`${name}+530d903b+${key}`, sha256), withCode("bad-key"));
  assert.throws(() => parseVerifierKey(`example.com/bar+${id}+${key}`, sha256), withCode("bad-key"));
  assert.throws(() => parseVerifierKey(`${name}+530D903A+${key}`, sha256), withCode("bad-hex"));
  assert.throws(() => parseVerifierKey(`${name}+${id}+${key}=`, sha256), withCode("bad-base64"));
  assert.throws(() => parseVerifierKey(`${name}+${id}`, sha256), withCode("bad-key"));
  assert.throws(() => parseVerifierKey(`+${id}+${key}`, sha256), withCode("bad-name"));
  assert.throws(() => parseVerifierKey(`${name}+${id}+AekyeQ==`, sha256), withCode("bad-key"));
  assert.throws(() => verifierKey("a", 1, new Uint8Array(31), sha256), withCode("bad-key"));
  assert.throws(() => verifierKey("a b", 1, new Uint8Array(32), sha256), withCode("bad-name"));
});

test("the text of a note may hold blank lines: the last one separates", () => {
  const line = { name: "a", id: Uint8Array.of(1, 2, 3, 4), value: Uint8Array.of(5) };
  const note = formatNote("one\n\ntwo\n", [line]);
  assert.deepEqual(parseNote(note), { text: "one\n\ntwo\n", signatures: [line] });
});

test("a malformed note is refused", () => {
  const good = `text\n\n— a ${"AQIDBAU="}\n`;
  assert.equal(parseNote(good).signatures.length, 1);
  const bad = {
    "no blank line": "text\n— a AQIDBAU=\n",
    "no line": "text\n\n",
    "no final line feed": good.slice(0, -1),
    "carriage returns": good.replaceAll("\n", "\r\n"),
    "a tab": good.replace("text", "te\txt"),
    "a hyphen for the dash": good.replace("—", "-"),
    "an unpadded signature": good.replace("AQIDBAU=", "AQIDBAU"),
    "stray bits": good.replace("AQIDBAU=", "AQIDBAV="),
    "an id alone": good.replace("AQIDBAU=", "AQIDBA=="),
    "two spaces": good.replace("— a ", "— a  "),
    "no name": good.replace("— a ", "—  "),
    "a name with a plus": good.replace("— a ", "— a+b "),
    "something after the signature": good.replace("=\n", "= x\n"),
  };
  for (const [what, note] of Object.entries(bad))
    assert.throws(() => parseNote(note), withCode("bad-note"), what);
  assert.throws(() => parseNote(Uint8Array.of(0xff, 0x0a, 0x0a)), withCode("bad-utf8"));
});

test("a note has room for 100 lines and 128 KiB", () => {
  const line = { name: "a", id: Uint8Array.of(1, 2, 3, 4), value: Uint8Array.of(5) };
  const lines = Array.from({ length: 100 }, () => line);
  assert.equal(parseNote(formatNote("text\n", lines)).signatures.length, 100);
  assert.throws(() => formatNote("text\n", [...lines, line]), withCode("bad-note"));
  assert.throws(() => parseNote(`${formatNote("text\n", lines)}— a AQIDBAU=\n`), withCode("too-large"));
  assert.throws(() => parseNote("x".repeat(128 * 1024 + 1)), withCode("too-large"));
});

test("a note that could not be read back is not printed", () => {
  const line = { name: "a", id: Uint8Array.of(1, 2, 3, 4), value: Uint8Array.of(5) };
  assert.throws(() => formatNote("text", [line]), withCode("bad-note"));
  assert.throws(() => formatNote("te\rxt\n", [line]), withCode("bad-note"));
  assert.throws(() => formatNote("text\n", []), withCode("bad-note"));
  assert.throws(() => formatNote("text\n", [{ ...line, name: "a b" }]), withCode("bad-note"));
  assert.throws(() => formatNote("text\n", [{ ...line, id: Uint8Array.of(1) }]), withCode("bad-note"));
  assert.throws(() => formatNote("text\n", [{ ...line, value: new Uint8Array() }]), withCode("bad-note"));
});

test("whatever comes as a note or a key is read or refused", () => {
  const good = log300.note(300);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.string({ unit: "binary", maxLength: 3 }), (at, inserted) => {
      refusesCleanly(() => parseNote(good.slice(0, at) + inserted + good.slice(at + 1)));
      refusesCleanly(() => parseVerifierKey(FOO.slice(0, at) + inserted + FOO.slice(at + 1), sha256));
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 80 }), (input, text) => {
      refusesCleanly(() => parseNote(input));
      refusesCleanly(() => parseVerifierKey(text, sha256));
    }),
  );
});

test("a note prints and reads back unchanged", () => {
  const name = fc.string({ unit: fc.constantFrom(..."aé/.-z\ufeff"), minLength: 1, maxLength: 8 });
  const line = fc.record(
    {
      name,
      id: fc.uint8Array({ minLength: 4, maxLength: 4 }),
      value: fc.uint8Array({ minLength: 1, maxLength: 80 }),
    },
    { noNullPrototype: true },
  );
  const text = fc.string({ unit: fc.constantFrom(..."ab\n— é"), maxLength: 30 }).map((body) => `${body}\n`);
  fc.assert(
    fc.property(text, fc.array(line, { minLength: 1, maxLength: 5 }), (body, signatures) => {
      assert.deepEqual(parseNote(formatNote(body, signatures)), { text: body, signatures });
    }),
  );
});

test("keys of the two Ed25519 types have different ids under one name", () => {
  const asLog = verifierKey("same", 1, overseer.publicKey, sha256);
  const asCosigner = verifierKey("same", 4, overseer.publicKey, sha256);
  assert.notDeepEqual(asLog.id, asCosigner.id);
});
