import assert from "node:assert/strict";
import { test } from "node:test";
import { enFirst } from "../language/en-first.ts";
import { frFirst } from "../language/fr-first.ts";
import { retiredSentences } from "./retired.ts";

test("of a retired log it is told where it ends and what the other party holds, in both languages", () => {
  for (const { logs } of [enFirst, frFirst]) {
    assert.deepEqual(retiredSentences(logs, { size: 5, held: 6 }), [
      { text: logs.retired(5, 6), look: "soft" },
    ]);
    assert.deepEqual(retiredSentences(logs, { size: 5 }), [{ text: logs.retiredUnnoted(5), look: "soft" }]);
  }
});

test("a party that has signed more than one statement about a log is told to have done so, and how often", () => {
  const said = [enFirst, frFirst].map(({ logs }) =>
    retiredSentences(logs, { size: 5, held: 6, differing: 3 }).find(({ look }) => look === "bad"),
  );
  assert.match(said[0]!.text, /3 other statements/);
  assert.match(said[1]!.text, /3 autres déclarations/);
});
