import assert from "node:assert/strict";
import { test } from "node:test";
import { cutMiddle, drawnText, unturned } from "./drawn-text.ts";

test("what turns or hides the writing is taken out of a drawn name", () => {
  assert.equal(drawnText("invoice\u202Egnp.exe\u2066 a\u200Bb\u0000c"), "invoice gnp.exe a b c");
  assert.equal(drawnText("two\nlines\tand\u2028more"), "two lines and more");
});

test("marks piled on a letter are three at most", () => {
  assert.equal(drawnText(`a${"\u0301".repeat(50)}b`, 20), `a${"\u0301".repeat(3)}b`);
});

test("a long name keeps both ends, a megabyte like any other", () => {
  const drawn = drawnText(`begin ${"x".repeat(1_000_000)} end`, 20);
  assert.equal(drawn.length, 20);
  assert.match(drawn, /^begin x+…x+ end$/);
});

test("a character of two units is not cut in half", () => {
  for (let most = 5; most < 12; most++) {
    assert.doesNotMatch(
      cutMiddle("😀".repeat(20), most),
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|^[\uDC00-\uDFFF]/,
    );
  }
});

test("markup is left as it stands: it is drawn, never parsed", () => {
  assert.equal(drawnText("<img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)>");
});

test("between two texts, what turns the writing is written out", () => {
  assert.equal(unturned("a\u202Egnp.exe\u2069"), "a[U+202E]gnp.exe[U+2069]");
  assert.equal(unturned("سلام"), "سلام");
});
