import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markPortions } from "./portion-marks.ts";

const text = "# Herons\n\nSeen at noon.\n\n- (S) By a cook.\n\nEnd.";
const at = (words: string) => text.indexOf(words);
const marked = (start: number, end: number, mark: string) => markPortions(text, start, end, mark).text;

test("the paragraph of the cursor is marked at its beginning", () => {
  assert.equal(marked(at("noon"), at("noon"), "U"), text.replace("Seen", "(U) Seen"));
});

test("a mark stands behind the sign of a heading or a list, and replaces the one that is there", () => {
  assert.equal(marked(at("Herons"), at("Herons"), "U"), text.replace("# Herons", "# (U) Herons"));
  assert.equal(marked(at("cook"), at("cook"), "TLP:GREEN"), text.replace("(S)", "(TLP:GREEN)"));
  assert.equal(marked(at("cook"), at("cook"), ""), text.replace("(S) ", ""));
});

test("every paragraph that a selection touches is marked", () => {
  const all = marked(at("noon"), text.length, "U");
  assert.equal(all, "# Herons\n\n(U) Seen at noon.\n\n- (U) By a cook.\n\n(U) End.");
});

test("to mark twice is to mark once, and no word is lost, whatever the text", () => {
  const words = (value: string) => value.replaceAll(/\(U\)|\s/g, "");
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", " ", "\n", "-", "#", ">", "b") }),
      fc.nat(),
      fc.nat(),
      (given, a, b) => {
        const [start, end] = [Math.min(a, b) % (given.length + 1), Math.max(a, b) % (given.length + 1)];
        const [from, to] = [Math.min(start, end), Math.max(start, end)];
        const once = markPortions(given, from, to, "U");
        assert.equal(words(once.text), words(given));
        assert.ok(once.start >= 0 && once.end <= once.text.length + 4);
      },
    ),
  );
});
