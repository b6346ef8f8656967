import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { WORD_LIMITS, words } from "./words.ts";

const all = (text: string) => [...words(text)];
const has = (text: string, ...expected: string[]) => {
  const found = new Set(all(text));
  for (const word of expected)
    assert.ok(found.has(word), `"${word}" is missing from ${[...found].join(" ")}`);
};

test("case, diacritics and ligatures are folded", () => {
  assert.deepEqual(all("L'Élysée, ŒUVRE ﬁn Straße Łódź İstanbul"), [
    "l",
    "elysee",
    "oeuvre",
    "fin",
    "strasse",
    "lodz",
    "istanbul",
  ]);
  assert.deepEqual(all("e\u0301te\u0301"), all("été"));
  assert.deepEqual(all("zero\u200bwidth"), ["zerowidth"]);
});

test("hosts come whole, with their parents, and in parts", () => {
  has(
    "See https://cdn.mail.example.org:8443/path/file.php",
    "cdn.mail.example.org",
    "mail.example.org",
    "example.org",
  );
  has("cdn.example.org", "cdn", "example", "org");
});

test("addresses, e-mails, hashes and numbered names come whole", () => {
  has("from 198.51.100.7 and 2001:DB8::8a2e:370:7334.", "198.51.100.7", "2001:db8::8a2e:370:7334");
  assert.ok(!all("198.51.100.7").includes("100.7"));
  has("Write to Zoe.Martin@Example.org", "zoe.martin@example.org", "example.org", "zoe", "martin");
  has("CVE-2024-3094", "cve-2024-3094", "cve", "3094");
  const sha512 = "0123456789abcdef".repeat(8);
  has(`hash ${sha512.toUpperCase()}`, sha512);
});

test("defanged indicators are read as what they mean", () => {
  has(
    "hxxps://evil[.]example/x 198[.]51[.]100[.]7 a[at]b(.)example",
    "https",
    "evil.example",
    "198.51.100.7",
    "a@b.example",
  );
});

test("scripts without spaces give pairs", () => has("港口报告", "港口报告", "港口", "报告"));

test("the number and the length of words are bounded", () => {
  const many = Array.from({ length: WORD_LIMITS.count + 10 }, (_, index) => `w${index}`).join(" ");
  assert.equal(all(many).length, WORD_LIMITS.count);
  assert.deepEqual(all("a".repeat(1000)), ["a".repeat(WORD_LIMITS.length)]);
  assert.equal(all(`${"x".repeat(WORD_LIMITS.length - 1)}𐐨`)[0], "x".repeat(WORD_LIMITS.length - 1));
  assert.ok(all("a.".repeat(500_000)).length < 100);
  assert.ok(all("\ufdfa".repeat(20_000)).length > 0);
});

test("words of any text are distinct, well formed, bounded, folded, and found by themselves", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom("a", "É", "1", ".", "@", ":", "-", "_", " ", "[.]", "[at]", "港", "ß", "\n", "İ"),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const found = all(text);
      assert.equal(new Set(found).size, found.length);
      for (const word of found) {
        assert.ok(word.length > 0 && word.length <= WORD_LIMITS.length && word.isWellFormed());
        assert.doesNotMatch(word, /[\s\p{Lu}\p{M}]/u);
        if (word.length < WORD_LIMITS.length) assert.ok(all(word).includes(word), word);
      }
      // Composition is not a difference: the same text, decomposed, meets the same words.
      assert.deepEqual(all(text.normalize("NFD")), found);
    }),
  );
});
