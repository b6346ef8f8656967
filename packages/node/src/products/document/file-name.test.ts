import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { DocumentError } from "./errors.ts";
import { checkFileName } from "./file-name.ts";

const badName = { name: "DocumentError", code: "bad-name" };

test("an ordinary name is returned in NFC", () => {
  assert.equal(checkFileName("Note de synthe\u0300se no 4.pdf"), "Note de synthèse no 4.pdf");
  assert.equal(checkFileName("报告.md"), "报告.md");
  assert.equal(checkFileName("½ page.txt"), "½ page.txt");
});

for (const name of [
  "",
  ".",
  "..",
  "../etc/passwd",
  "a/../b",
  "a/b",
  "a\\b",
  "C:report.txt",
  "report..md",
  "‥",
  "․․／etc",
  "a∕b",
  "a%2Fb",
  "%2e%2e",
  "report\u0000.txt",
  "report\n.txt",
  "report\u202etxt.exe",
  "zero\u200bwidth",
  "half\ud800",
  ".htaccess",
  "-rf",
  "~root",
  "trailing.",
  "trailing ",
  "CON",
  "nul.txt",
  "com¹.md",
  "LPT9.tar.gz",
  "what?.txt",
  "a|b",
  "a".repeat(201),
  "é".repeat(128),
]) {
  test(`the name ${JSON.stringify(name.slice(0, 24))} is refused`, () => {
    assert.throws(() => checkFileName(name), badName);
  });
}

test("any name is refused or safe as the last step of a path", () => {
  const pieces = fc.constantFrom(
    "..",
    ".",
    "/",
    "\\",
    "a",
    "é",
    "con",
    "\u202e",
    "\u0000",
    "%2f",
    " ",
    "：",
    "﹨",
  );
  const names = fc.oneof(
    fc.string({ unit: "binary", maxLength: 260 }),
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(names, (name) => {
      let checked: string;
      try {
        checked = checkFileName(name);
      } catch (error) {
        assert.ok(error instanceof DocumentError && error.code === "bad-name");
        return;
      }
      assert.equal(checked, checkFileName(checked));
      assert.equal(basename(join("/folder", checked)), checked);
      for (const form of ["NFC", "NFD", "NFKC", "NFKD"])
        assert.doesNotMatch(checked.normalize(form), /\.\.|[/\\\p{Cc}]/u);
      assert.ok(Buffer.byteLength(checked) <= 255);
    }),
  );
});
