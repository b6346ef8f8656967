import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sharesOf } from "./cells.ts";
import { matchHours } from "./match-hours.ts";
import { handedOver, owedBy, reconcile } from "./reconcile.ts";
import { rollupOf } from "./rollup.ts";
import type { Rollup, RollupHeader } from "./rollup-form.ts";
import type { RegisterRow } from "./row.ts";
import { samplePair } from "./sample.ts";
import { headerOf, rollupOfCsv, rowOf } from "./testing.ts";

const THEIRS = { party: "XTL", partner: "XAR" } as const;
const hourAt = (hour: number) => `2031-03-01T${String(hour).padStart(2, "0")}:00:00Z`;
const hours = (counts: Readonly<Record<number, number>>): Map<string, number> =>
  new Map(Object.entries(counts).map(([hour, n]) => [hourAt(Number(hour)), n]));

/** Classes of one flow, each with what was given and received in it. */
const classed = (given: Record<number, number>, received: Record<number, number>, sameUnit = true) =>
  matchHours(hours(given), hours(received), sameUnit).map(({ class: name, cells, shift, factor }) => [
    name,
    cells.map(({ given: one, received: other }) => `${one}/${other}`).join(" "),
    ...(shift === undefined ? [] : [shift]),
    ...(factor === undefined ? [] : [factor]),
  ]);

test("match: equal counts in the same hour", () => {
  assert.deepEqual(classed({ 6: 10, 7: 20 }, { 6: 10, 7: 20 }), [["match", "10/10 20/20"]]);
});

test("only one side: booked by the giver or by the receiver alone", () => {
  assert.deepEqual(classed({ 6: 10 }, { 9: 7 }), [
    ["only-giver", "10/0"],
    ["only-receiver", "0/7"],
  ]);
});

test("count differs: both booked the hour, otherwise", () => {
  assert.deepEqual(classed({ 6: 10, 7: 20 }, { 6: 11, 7: 20 }), [
    ["match", "20/20"],
    ["count-differs", "10/11"],
  ]);
});

test("shifted one hour: a clock that is off, either way, over a whole run", () => {
  assert.deepEqual(classed({ 6: 10, 7: 20, 8: 30 }, { 7: 10, 8: 20, 9: 30 }), [
    ["shifted", "10/10 20/20 30/30", 1],
  ]);
  assert.deepEqual(classed({ 7: 10, 8: 20 }, { 6: 10, 7: 20 }), [["shifted", "10/10 20/20", -1]]);
});

test("equal counts in neighbouring hours of a full day are no shift", () => {
  assert.deepEqual(classed({ 6: 10, 7: 11 }, { 6: 12, 7: 10 }), [["count-differs", "10/12 11/10"]]);
});

test("two hours of the giver around one of the receiver take it only once", () => {
  assert.deepEqual(classed({ 5: 10, 7: 10 }, { 6: 10 }), [
    ["shifted", "10/10", 1],
    ["only-giver", "10/0"],
  ]);
});

test("constant factor: every differing hour by the same whole number, three at least", () => {
  assert.deepEqual(classed({ 6: 8, 7: 10, 8: 4 }, { 6: 4, 7: 5, 8: 2 }), [
    ["constant-factor", "8/4 10/5 4/2", 2],
  ]);
  assert.deepEqual(classed({ 6: 1, 7: 2, 8: 3 }, { 6: 3, 7: 6, 8: 9 }), [
    ["constant-factor", "1/3 2/6 3/9", 3],
  ]);
  assert.deepEqual(classed({ 6: 8, 7: 10 }, { 6: 4, 7: 5 }), [["count-differs", "8/4 10/5"]]);
  assert.deepEqual(classed({ 6: 8, 7: 10, 8: 2 }, { 6: 4, 7: 5, 8: 4 }), [["count-differs", "8/4 10/5 2/4"]]);
});

test("unit differs: counts in two units never match, even when they are equal", () => {
  assert.deepEqual(classed({ 6: 10, 7: 1 }, { 6: 10 }, false), [
    ["only-giver", "1/0"],
    ["unit-differs", "10/10"],
  ]);
});

const flow = fc.dictionary(fc.nat(23).map(String), fc.integer({ min: 1, max: 4 }), {
  maxKeys: 12,
}) as unknown as fc.Arbitrary<Record<number, number>>;
const total = (counts: Readonly<Record<number, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

test("every count of either side stands in exactly one class", () => {
  fc.assert(
    fc.property(flow, flow, fc.boolean(), (given, received, sameUnit) => {
      const cells = matchHours(hours(given), hours(received), sameUnit).flatMap((each) => each.cells);
      const sum = (of: "given" | "received") => cells.reduce((so, cell) => so + cell[of], 0);
      assert.equal(sum("given"), total(given));
      assert.equal(sum("received"), total(received));
    }),
    { numRuns: 500 },
  );
});

const booked = fc.array(
  fc.record({
    hour: fc.nat(20),
    programme: fc.constantFrom("LANTERN", "SLATE"),
    way: fc.constantFrom(["XAR", "XTL"], ["XTL", "XAR"], ["XAR", "XOS"], [null, null]),
  }),
  { maxLength: 40 },
);
type Booked = typeof booked extends fc.Arbitrary<infer T> ? T : never;

const rollup = (some: Booked, change: Partial<RollupHeader> = {}): Rollup =>
  rollupOf(
    some.map(
      ({ hour, programme, way: [provided_by, received_by] }): RegisterRow =>
        rowOf({ start_ts: hourAt(hour), programme, provided_by: provided_by!, received_by: received_by! }),
    ),
    headerOf(change),
  );

test("reconciling keeps totals, and both parties come to the same", () => {
  fc.assert(
    fc.property(booked, booked, (some, others) => {
      const [one, other] = [rollup(some), rollup(others, THEIRS)];
      const made = reconcile(one, other);
      assert.deepEqual(reconcile(other, one), made);
      const sum = (of: "given" | "received") =>
        Object.values(made.totals).reduce((so, each) => so + each[of], 0);
      assert.equal(sum("given"), handedOver(one, "giver") + handedOver(other, "giver"));
      assert.equal(sum("received"), handedOver(one, "receiver") + handedOver(other, "receiver"));
      const owed = owedBy(made);
      assert.equal(owed[0] + owed[1], made.differences.length);
      const owners = made.differences.map(({ owner }) => owner);
      assert.deepEqual(owners, [...owners].sort(), "the first party's differences have the first numbers");
    }),
  );
});

test("registers that say the same have nothing but matches", () => {
  fc.assert(
    fc.property(booked, (some) => {
      assert.deepEqual(reconcile(rollup(some), rollup(some, THEIRS)).differences, []);
    }),
  );
});

test("who booked more owes the explanation; where both booked the same, the receiver does", () => {
  const way: Booked[number]["way"] = ["XAR", "XTL"];
  const [one, other] = [
    rollup([
      { hour: 6, programme: "LANTERN", way },
      { hour: 9, programme: "SLATE", way },
    ]),
    rollup([{ hour: 10, programme: "SLATE", way }], THEIRS),
  ];
  assert.deepEqual(
    reconcile(one, other).differences.map((each) => [each.owner, each.class]),
    [
      ["XAR", "only-giver"],
      ["XTL", "shifted"],
    ],
  );
});

test("only rollups of two parties for each other, of one period, are compared", () => {
  const mine = rollup([]);
  assert.throws(() => reconcile(mine, mine), { code: "not-comparable" });
  assert.throws(() => reconcile(mine, rollup([], { ...THEIRS, partner: "XOS" })), { code: "not-comparable" });
  assert.throws(() => reconcile(mine, rollup([], { ...THEIRS, to: "2031-03-30T00:00:00Z" })), {
    code: "not-comparable",
  });
});

test("the sample shows who really collected what, with one difference of each kind it promises", () => {
  const sample = samplePair({ seed: 1 });
  assert.deepEqual(samplePair({ seed: 1 }), sample, "the same seed gives the same bytes");
  assert.notEqual(samplePair({ seed: 2 }).arvenia, sample.arvenia);
  const [mine, theirs] = [rollupOfCsv(sample.arvenia), rollupOfCsv(sample.talvia, THEIRS)];
  assert.deepEqual([mine.rows, theirs.rows], [10_000, 10_000]);
  assert.deepEqual(
    sharesOf(theirs).map(({ collectedBy, collectedAt, n }) => [collectedBy, collectedAt, n]),
    [
      ["XAR", "XOS:gulf-ship", 8515],
      ["XTL", "XOS:oris-cable", 1485],
    ],
  );
  assert.deepEqual([handedOver(mine, "giver"), handedOver(theirs, "receiver")], [8540, 8515]);
  assert.deepEqual(
    reconcile(mine, theirs).differences.map((each) => [each.class, each.given, each.received]),
    [
      ["constant-factor", 24, 12],
      ["only-giver", 13, 0],
      ["shifted", 40, 40],
    ],
  );
  assert.throws(() => samplePair({ seed: 1, rows: 10 }), RangeError);
  assert.doesNotMatch(sample.arvenia, /,\+?\d{8,}/, "no number of anybody");
});
