import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareTimestamps, fractionDigits, isTimestamp } from "./timestamp.ts";

test("only real UTC times are timestamps", () => {
  for (const text of [
    "2016-01-20T12:31:12Z",
    "2016-01-20T12:31:12.1Z",
    "2016-01-20T12:31:12.123456789Z",
    "2024-02-29T00:00:00.000Z",
    "2000-02-29T23:59:60Z",
    "0001-01-01T00:00:00Z",
  ]) {
    assert.ok(isTimestamp(text), text);
  }
  for (const text of [
    "2016-01-20T12:31:12",
    "2016-01-20T12:31:12+00:00",
    "2016-01-20 12:31:12Z",
    "2016-01-20t12:31:12z",
    "2016-01-20T12:31:12.Z",
    "2016-13-20T12:31:12Z",
    "2016-00-20T12:31:12Z",
    "2016-04-31T12:31:12Z",
    "2023-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2016-01-00T12:31:12Z",
    "2016-01-20T24:00:00Z",
    "2016-01-20T12:60:00Z",
    "2016-01-20T12:31:60Z",
    "2016-01-20T12:31:61Z",
    "16-01-20T12:31:12Z",
    `2016-01-20T12:31:12.${"1".repeat(31)}Z`,
    "２016-01-20T12:31:12Z",
    "",
  ]) {
    assert.ok(!isTimestamp(text), text);
  }
});

test("digits after the point are counted", () => {
  assert.equal(fractionDigits("2016-01-20T12:31:12Z"), 0);
  assert.equal(fractionDigits("2016-01-20T12:31:12.120Z"), 3);
});

test("times are compared as instants, whatever the number of decimals", () => {
  assert.equal(compareTimestamps("2016-01-20T12:31:12Z", "2016-01-20T12:31:12.000Z"), 0);
  assert.equal(compareTimestamps("2016-01-20T12:31:12.5Z", "2016-01-20T12:31:12.500000Z"), 0);
  assert.ok(compareTimestamps("2016-01-20T12:31:12Z", "2016-01-20T12:31:12.000001Z") < 0);
  assert.ok(compareTimestamps("2016-01-20T12:31:12.1234567Z", "2016-01-20T12:31:12.1234566Z") > 0);
});

test("the order agrees with the clock for any two times", () => {
  const time = fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });
  fc.assert(
    fc.property(time, time, (one, other) => {
      const order = compareTimestamps(one.toISOString(), other.toISOString());
      assert.equal(Math.sign(order), Math.sign(one.getTime() - other.getTime()));
    }),
  );
});
