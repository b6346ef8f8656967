import assert from "node:assert/strict";
import { test } from "node:test";
import { manyEvents } from "../gallery/samples.ts";
import { clustersOf, rowsOf, spanOf, ticksOf, timed } from "./clusters.ts";

const event = (at: string, recordedAt?: string) => ({ at, recordedAt, label: at, kind: "kind" });

test("events stand in order of when they happened; one without a readable time does not stand", () => {
  const found = timed([event("2026-02-01"), event("some day"), event("2026-01-01", "never")]);
  assert.deepEqual(
    found.map(({ event: { label }, recorded }) => [label, recorded]),
    [
      ["2026-01-01", undefined],
      ["2026-02-01", undefined],
    ],
  );
});

test("a single event has a span around it, and the span holds when things were recorded", () => {
  const [from, until] = spanOf(timed([event("2026-01-01T12:00:00Z")]));
  assert.ok(from < Date.parse("2026-01-01T12:00:00Z") && until > Date.parse("2026-01-01T12:00:00Z"));
  assert.ok(spanOf(timed([event("2026-01-01", "2026-03-01")]))[1] >= Date.parse("2026-03-01"));
});

test("two thousand events are gathered into as many marks as there is room, and none is lost", () => {
  const events = timed(manyEvents(2000));
  const [from, until] = spanOf(events);
  const clusters = clustersOf(events, (at) => ((at - from) / (until - from)) * 800, 26);
  assert.ok(clusters.length <= 800 / 26 + 1);
  assert.equal(clusters.flatMap((cluster) => cluster.events).length, 2000);
  for (const [at, { x }] of clusters.entries()) assert.ok(at === 0 || x > clusters[at - 1]!.x);
});

test("no label lies on another, no stem crosses one, and one without room is left out", () => {
  const at = (x: number, left = x) => ({ x, left, width: 100 });
  assert.deepEqual(rowsOf([at(0), at(10), at(20), at(120)], 2), [undefined, 1, 0, 0]);
  assert.deepEqual(
    rowsOf([at(150), at(190, 140)], 4),
    [undefined, 0],
    "a label pushed to the left lies before a stem",
  );
});

test("the axis is marked at round times, few enough to read", () => {
  for (const [from, until] of [
    ["2026-01-01T00:00:00Z", "2026-01-01T06:00:00Z"],
    ["2026-01-01T00:00:00Z", "2026-02-20T00:00:00Z"],
    ["2020-03-05T00:00:00Z", "2026-02-20T00:00:00Z"],
    ["1400-01-01T00:00:00Z", "2026-02-20T00:00:00Z"],
  ] as const) {
    const ticks = ticksOf(Date.parse(from), Date.parse(until), 8);
    assert.ok(ticks.length >= 1 && ticks.length <= 9, `${from}: ${ticks.length}`);
    for (const { at, unit } of ticks) assert.ok(at % 3_600_000 === 0, unit);
  }
});
