import assert from "node:assert/strict";
import { test } from "node:test";
import { ORIGIN, RealLog, talvia, VERIFIER_KEYS } from "../testing/real-log.ts";
import { type RetiredExport, retiredExport, retiredLog, standsAt } from "../testing/retired-export.ts";
import { digestText } from "../verify/hashing.ts";
import { checkByWebCrypto } from "../verify/signatures.ts";
import { checkExport, keysFrom } from "./check-export.ts";
import type { LogStep } from "./verify-log.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

type Made = RetiredExport & { readonly earlier?: readonly string[] };

async function steps(made: Made = {}): Promise<Record<string, LogStep[]>> {
  const files = retiredExport(made);
  const { logs } = await checkExport({
    files: { read: async (path) => files.get(path) },
    keys: keysFrom(VERIFIER_KEYS.join("\n")).keys,
    earlier: made.earlier ?? [],
    check: checkByWebCrypto,
    progress: () => undefined,
  });
  return Object.fromEntries(logs.map(({ origin, steps: of }) => [origin, [...of]]));
}

const retirementIn = (of: readonly LogStep[]) => of.filter(({ name }) => name === "retirement");

test("of a log that was retired it is said where it ends, and of its successor nothing more", async () => {
  const { [ORIGIN]: first = [], [`${ORIGIN}/2`]: second = [] } = await steps();
  assert.deepEqual(retirementIn(first), [
    { name: "retirement", state: "good", code: "log-retired", size: 298, witnessed: 305 },
  ]);
  assert.deepEqual(retirementIn(second), []);
  assert.ok([...first, ...second].every(({ state }) => state !== "bad"));
});

const wrongs: readonly (readonly [string, Made])[] = [
  ["is signed by another key", { signer: talvia.root }],
  ["is about another log", { change: { retired: `${ORIGIN}/7` } }],
  [
    "stands by another history",
    { change: { last: { ...standsAt(298), root: digestText(new Uint8Array(32)) } } },
  ],
  ["stands by more than the log holds", { change: { last: { ...standsAt(298), size: 301 } } }],
  ["is not in the first entry", { kind: "message.sent/1" }],
];
for (const [what, made] of wrongs)
  test(`a statement that ${what} retires nothing`, async () => {
    const { [ORIGIN]: first = [] } = await steps(made);
    assert.deepEqual(
      retirementIn(first).map(({ state, code }) => [state, code]),
      [["bad", "retirement-bad"]],
    );
  });

test("a successor without the log that it continues is no whole export", async () => {
  const { [`${ORIGIN}/2`]: second = [] } = await steps({ withoutFirst: true });
  assert.deepEqual(retirementIn(second), [{ name: "retirement", state: "bad", code: "generation-missing" }]);
});

test("a kept head that is longer than a retired log is what its statement says, as far as it says so", async () => {
  for (const [size, state, code] of [
    [304, "open", "retired-shorter"],
    [306, "bad", "shorter"],
  ] as const) {
    const longer = new RealLog(size, (index) =>
      index < 300 ? retiredLog.entry(index) : new TextEncoder().encode(`{"lost":${index}}`),
    );
    const { [ORIGIN]: first = [] } = await steps({ earlier: [longer.note()] });
    const kept = first.find(({ name }) => name === "earlier");
    assert.deepEqual([kept?.state, kept?.code], [state, code]);
  }
});

test("every step and what it comes to has its words in both languages", () => {
  for (const words of [en, fr]) {
    assert.notEqual(words.steps.retirement, "");
    for (const code of ["log-retired", "retirement-bad", "retired-shorter", "generation-missing"] as const)
      assert.ok(words.codes[code].length > 40);
  }
  assert.notEqual(fr.codes["log-retired"], en.codes["log-retired"]);
});
