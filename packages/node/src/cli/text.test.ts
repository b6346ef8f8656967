import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { facts, plural, safeText, short, table, when } from "./text.ts";

test("what others wrote cannot steer a terminal, and is still readable", () => {
  assert.equal(safeText("a\u001b[2Jb\u009bc\u202ed\u0007"), "a\\u001b[2Jb\\u009bc\\u202ed\\u0007");
  assert.equal(safeText("line\r\nline\tx"), "line\nline\tx");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const obeyed = [...safeText(text)].filter(
        (char) => /[\p{Cc}\p{Bidi_Control}]/u.test(char) && !"\n\t".includes(char),
      );
      assert.deepEqual(obeyed, []);
    }),
  );
});

test("JSON that was made safe says the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      assert.deepEqual(JSON.parse(safeText(text)), JSON.parse(text));
    }),
  );
});

test("columns are aligned under their headings, and a cell is one line", () => {
  assert.equal(
    table(
      ["a", "long"],
      [
        ["xyz", 1],
        ["q\n  r", undefined],
      ],
      "none",
    ),
    "A    LONG\nxyz  1\nq r  -",
  );
  assert.equal(table(["a"], [], "none"), "none");
  assert.equal(
    facts([
      ["one", 1],
      ["three", "x"],
      ["left out", undefined],
    ]),
    "one    1\nthree  x",
  );
});

test("instants, digests and counts are short", () => {
  assert.equal(when("2026-11-22T01:10:49.000Z"), "2026-11-22 01:10");
  assert.equal(short(`sha256:${"A".repeat(43)}`), "AAAAAAAAAAAA…");
  assert.deepEqual([plural(1, "entry", "entries"), plural(2, "entry", "entries")], ["1 entry", "2 entries"]);
});
