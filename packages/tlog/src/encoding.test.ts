import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromUtf8, textWithin, utf8 } from "./bytes.ts";
import { parseDecimal } from "./decimal.ts";
import { decodeBase64, encodeBase64, fromHex, isKeyName, isOrigin, TlogError, toHex } from "./index.ts";
import { withCode } from "./test-material.ts";

test("base64 is as RFC 4648 §10 prints it", () => {
  const samples = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
  const printed = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
  assert.deepEqual(
    samples.map((text) => encodeBase64(utf8(text))),
    printed,
  );
  assert.deepEqual(
    printed.map((text) => fromUtf8(decodeBase64(text))),
    samples,
  );
});

test("base64 with another spelling of the same bytes is refused", () => {
  const wrong = [
    "Zg",
    "Zg=",
    "Zh==",
    "Zm9=",
    "Zm8=\n",
    " Zm9v",
    "Zm 9v",
    "Zm9v====",
    "Zm-v",
    "Zm_v",
    "====",
    "Z===",
  ];
  for (const text of [...wrong, "Zg==Zg==", "Zm9\u00e9", "Zm9\u0176"]) {
    assert.throws(() => decodeBase64(text), withCode("bad-base64"), JSON.stringify(text));
  }
});

test("base64 takes every string or refuses it, and never reads two strings as one value", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (input) => {
      assert.equal(encodeBase64(input), input.toBase64());
      assert.deepEqual(decodeBase64(encodeBase64(input)), input);
    }),
  );
  const characters = fc.constantFrom(..."AQgwZz09+/=- \n");
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
      try {
        assert.equal(encodeBase64(decodeBase64(text)), text);
      } catch (error) {
        assert.ok(error instanceof TlogError, String(error));
      }
    }),
  );
});

test("decimals have one spelling and are safe integers", () => {
  assert.equal(parseDecimal("0"), 0);
  assert.equal(parseDecimal("9007199254740991"), Number.MAX_SAFE_INTEGER);
  const wrong = [
    "",
    "01",
    "+1",
    "-1",
    "1e3",
    "0x10",
    " 5",
    "5 ",
    "5\n",
    "1.0",
    "٣",
    "9007199254740992",
    "9".repeat(17),
  ];
  for (const text of wrong)
    assert.throws(() => parseDecimal(text), withCode("bad-decimal"), JSON.stringify(text));
});

test("hexadecimal is lower case and whole", () => {
  assert.equal(toHex(Uint8Array.of(0, 15, 255)), "000fff");
  assert.deepEqual(fromHex("000fff"), Uint8Array.of(0, 15, 255));
  for (const text of ["0", "0F", "0x", "zz", "00\n"])
    assert.throws(() => fromHex(text), withCode("bad-hex"), text);
});

test("bad UTF-8 and lone surrogates are refused, a byte order mark is kept", () => {
  assert.throws(() => fromUtf8(Uint8Array.of(0xc3, 0x28)), withCode("bad-utf8"));
  assert.throws(() => utf8("\ud800"), withCode("bad-utf8"));
  assert.equal(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), "\ufeffa");
});

test("a limit counts bytes, not characters", () => {
  assert.equal(textWithin("éé", 4, "the text"), "éé");
  assert.throws(() => textWithin("éé", 3, "the text"), withCode("too-large"));
  assert.throws(() => textWithin(new Uint8Array(5), 4, "the text"), withCode("too-large"));
});

test("a key name has no Unicode space, no plus and no control character", () => {
  assert.ok(isKeyName("example.com/foo"));
  assert.ok(isKeyName("exemple.fr/étoile"));
  // U+0085 is a space to Unicode and not to \s; U+FEFF the other way round.
  assert.ok(isKeyName("a\ufeffb"));
  for (const name of [
    "",
    "a b",
    "a+b",
    "a\u0085b",
    "a\u00a0b",
    "a\u3000b",
    "a\nb",
    "a\tb",
    "a\u0000b",
    "\ud800",
  ]) {
    assert.equal(isKeyName(name), false, JSON.stringify(name));
  }
});

test("an origin is a URL without scheme and without a slash at its end", () => {
  assert.ok(isOrigin("entente.example/org-a/log"));
  for (const name of ["https://entente.example/log", "entente.example/", "", "a b"])
    assert.equal(isOrigin(name), false);
});
