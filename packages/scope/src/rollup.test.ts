import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalBytes, type JsonValue } from "@entente/json";
import fc from "fast-check";
import { answersOf, basisCounts, emptyDays } from "./answers.ts";
import { attentionCounts, attentionOf } from "./attention.ts";
import { crossCheck } from "./cross-check.ts";
import { readRollup } from "./read-rollup.ts";
import { documentOf, rollupBytes, rollupOf } from "./rollup.ts";
import { type Rollup, WITHHELD } from "./rollup-form.ts";
import type { RegisterRow } from "./row.ts";
import { secondCount } from "./second-counter.ts";
import { csvOf, headerOf, rollupOfCsv, rowOf } from "./testing.ts";
import { withholding } from "./withholding.ts";

const OPERATIONS = ["01HZZZZZZZZZZZZZZZZZZZZZZA", "01HZZZZZZZZZZZZZZZZZZZZZZB"];

const rows: fc.Arbitrary<RegisterRow[]> = fc.array(
  fc
    .record({
      hour: fc.integer({ min: -2, max: 30 * 24 + 2 }),
      second: fc.nat(3599),
      dur_s: fc.nat(900),
      programme: fc.constantFrom("LANTERN", "SLATE"),
      caller_cc: fc.constantFrom("XAR", "XTL", "ZZZ"),
      authority_id: fc.constantFrom("A-1", null),
      operation_id: fc.constantFrom(...OPERATIONS, null),
    })
    .map(({ hour, second, ...more }) => {
      const at = Date.parse("2031-03-01T00:00:00Z") + (hour * 3600 + second) * 1000;
      return rowOf({ start_ts: `${new Date(at).toISOString().slice(0, 19)}Z`, ...more });
    }),
  { minLength: 1, maxLength: 60 },
);

const inPeriod = (some: readonly RegisterRow[]) =>
  some.filter(({ start_ts }) => start_ts >= headerOf().from && start_ts < headerOf().to);
const sum = (rollup: Rollup) => rollup.lines.reduce((total, { n }) => total + n, 0);

test("counting keeps every row of the period and every second, whatever the order of rows", () => {
  fc.assert(
    fc.property(rows, (some) => {
      const rollup = rollupOf(some, headerOf());
      const counted = inPeriod(some);
      assert.equal(sum(rollup), counted.length);
      assert.equal(rollup.rows, counted.length);
      assert.equal(
        rollup.lines.reduce((total, { seconds }) => total + seconds, 0),
        counted.reduce((total, { dur_s }) => total + dur_s, 0),
      );
      assert.deepEqual(rollupBytes(rollupOf([...some].reverse(), headerOf())), rollupBytes(rollup));
    }),
  );
});

test("the bytes of a rollup read back as the same rollup", () => {
  fc.assert(
    fc.property(rows, (some) => {
      const rollup = rollupOf(some, headerOf());
      assert.deepEqual(readRollup(rollupBytes(rollup)), rollup);
    }),
  );
});

test("the second counter, which shares no line, counts the same", () => {
  fc.assert(
    fc.property(rows, (some) => {
      const csv = csvOf(some);
      const checked = crossCheck(rollupOfCsv(csv), [csv]);
      assert.ok(checked.agrees, JSON.stringify(checked));
    }),
  );
});

test("a counter that loses or invents a row disagrees", () => {
  const csv = csvOf([rowOf(), rowOf({ programme: "SLATE" })]);
  const losing: typeof secondCount = (...given) => new Map([...secondCount(...given)].slice(1));
  const rollup = rollupOfCsv(csv);
  assert.deepEqual(crossCheck(rollup, [csv], losing), { agrees: false, first: 2, second: 1, differing: 1 });
  assert.equal(crossCheck(rollup, [csv, csv]).agrees, false, "one file counted twice");
  assert.equal(crossCheck(rollup, [csvOf([rowOf(), rowOf()])]).agrees, false, "the same total, otherwise");
});

test("withholding an operation keeps every total and names neither it nor its authority", () => {
  fc.assert(
    fc.property(rows, (some) => {
      const rollup = rollupOf(some, headerOf());
      const withheld = withholding(rollup, new Set([OPERATIONS[0]!]));
      assert.equal(sum(withheld), sum(rollup));
      assert.equal(withheld.seconds, rollup.seconds);
      assert.ok(!new TextDecoder().decode(rollupBytes(withheld)).includes(OPERATIONS[0]!));
      assert.deepEqual(readRollup(rollupBytes(withheld)), withheld);
      const started = new Set(OPERATIONS);
      assert.deepEqual(attentionCounts(withheld, started), attentionCounts(rollup, started));
    }),
  );
  const one = withholding(rollupOf([rowOf()], headerOf()), new Set([rowOf().operation_id!]));
  assert.deepEqual([one.lines[0]?.operation_id, one.lines[0]?.authority_id], [WITHHELD, WITHHELD]);
});

test("rows without authority are listed first, then those citing no operation, then one never started", () => {
  const [started, never] = OPERATIONS as [string, string];
  const rollup = rollupOf(
    [
      rowOf({ operation_id: started }),
      rowOf({ operation_id: never, programme: "A" }),
      rowOf({ operation_id: null, programme: "B" }),
      rowOf({ authority_id: null, operation_id: null, programme: "C" }),
    ],
    headerOf(),
  );
  const first = attentionOf(rollup, new Set([started])).map(({ why, line }) => [why, line.programme]);
  assert.deepEqual(first, [
    ["no-authority", "C"],
    ["no-operation", "B"],
    ["not-started", "A"],
  ]);
  assert.deepEqual(attentionCounts(rollup, new Set([started])), {
    withoutAuthority: 1,
    withoutOperation: 3,
  });
});

test("a period is of full hours and ends after it begins; a row in another unit is no part of it", () => {
  for (const period of [
    { from: "2031-03-01T00:30:00Z" },
    { to: "2031-03-01T00:00:00Z" },
    { to: "2031-03-40T00:00:00Z" },
  ])
    assert.throws(() => rollupOf([], headerOf(period)), { code: "bad-period" });
  assert.throws(() => rollupOf([rowOf({ unit: "event" })], headerOf()), { code: "mixed-units" });
});

const changed = (change: (document: Record<string, JsonValue>, lines: JsonValue[][]) => void) => {
  const rollup = rollupOf([rowOf(), rowOf({ programme: "SLATE" })], headerOf());
  const document = structuredClone(documentOf(rollup)) as Record<string, JsonValue>;
  change(document, document.lines as JsonValue[][]);
  return readRollup(canonicalBytes(document));
};

test("a rollup that somebody else altered does not read", () => {
  assert.notEqual(
    changed(() => undefined),
    undefined,
  );
  const wrongs: Parameters<typeof changed>[0][] = [
    (document) => (document.rows = 3),
    (document) => (document.seconds = 0),
    (_, lines) => lines.reverse(),
    (_, lines) => lines.splice(1, 1, lines[0]!),
    (_, lines) => (lines[0]![0] = "2031-04-01T06:00:00Z"),
    (_, lines) => (lines[0]![16] = 0),
    (document) => (document.country = "XAR"),
    (document) => (document.to = "2031-03-30T23:59:59Z"),
  ];
  for (const [n, wrong] of wrongs.entries()) assert.equal(changed(wrong), undefined, `alteration ${n}`);
  assert.equal(readRollup(new TextEncoder().encode("{}")), undefined);
});

test("the five questions are answered, in both languages, from the figures", () => {
  const rollup = rollupOf([rowOf(), rowOf({ caller_cc: "ZZZ", caller_basis: "withheld" })], headerOf());
  const answers = answersOf(rollup);
  assert.equal(answers.length, 5);
  for (const { question, answer } of answers)
    assert.ok([question.en, question.fr, answer.en, answer.fr].every((text) => text.length > 3));
  for (const { question, answer } of answers)
    assert.doesNotMatch(question.fr + answer.fr, / [:;?!]/, "French marks have their own spaces");
  assert.equal(emptyDays(rollup).length, 29);
  assert.deepEqual([basisCounts(rollup, "caller").prefix, basisCounts(rollup, "caller").withheld], [1, 1]);
  assert.match(answers[4]!.answer.en, /Caller: prefix 1, withheld 1\..*unresolved \(ZZZ\): 1/);
});
