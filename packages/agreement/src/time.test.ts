import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDuration, durationMs, instantOf, isDuration, isTime, TIME_PATTERN, timeOf } from "./time.ts";

describe("a time", () => {
  it("is one moment in one spelling, and one that exists", () => {
    for (const good of ["2026-11-20T10:00:00Z", "2024-02-29T23:59:59Z", "2000-02-29T00:00:00Z"])
      assert.ok(isTime(good));
    for (const odd of [
      "2026-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z",
      "2026-00-10T00:00:00Z",
      "2026-04-31T00:00:00Z",
      "2026-11-20T24:00:00Z",
      "2026-11-20T10:60:00Z",
      "2026-11-20T10:00:60Z",
      "2026-11-20T10:00:00z",
      "2026-11-20 10:00:00Z",
      "2026-11-20T10:00:00+00:00",
      "2026-11-20T1a:00:00Z",
      "202x-11-20T10:00:00Z",
      "unknown",
      "",
      20,
      null,
      undefined,
    ])
      assert.ok(!isTime(odd), String(odd));
  });

  it("is what the platform's own dates say it is", () => {
    const shape = new RegExp(TIME_PATTERN);
    const isReal = (text: string): boolean => {
      const ms = Date.parse(text);
      return shape.test(text) && !Number.isNaN(ms) && timeOf(ms) === text;
    };
    const digits = fc.tuple(
      fc.integer({ min: 1000, max: 9999 }),
      ...[0, 1, 2, 3, 4].map(() => fc.integer({ min: 0, max: 65 })),
    );
    fc.assert(
      fc.property(digits, ([year, ...rest]) => {
        const [month, day, hour, minute, second] = rest.map((one) => String(one % 66).padStart(2, "0"));
        const text = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
        assert.equal(isTime(text), isReal(text), text);
      }),
      { numRuns: 2000 },
    );
    const moments = fc.date({
      min: new Date("1000-01-01"),
      max: new Date("9999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(fc.property(moments, (moment) => assert.ok(isTime(timeOf(moment.getTime())))));
  });

  it("has a length added to it", () => {
    assert.equal(addDuration("2026-12-31T23:30:00Z", "PT90M"), "2027-01-01T01:00:00Z");
    assert.equal(addDuration("2024-02-28T00:00:00Z", "P1D"), "2024-02-29T00:00:00Z");
    assert.throws(() => instantOf("soon"), TypeError);
  });
});

describe("a duration", () => {
  it("is days, hours or minutes, in one spelling", () => {
    assert.deepEqual(["P1D", "PT2H", "PT3M"].map(durationMs), [86_400_000, 7_200_000, 180_000]);
    for (const odd of ["P0D", "P1M", "PT1S", "P1DT1H", "-P1D", "P01D", "P1d", "1D", ""])
      assert.ok(!isDuration(odd), odd);
    assert.throws(() => durationMs("P1Y"), TypeError);
  });
});
