import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placesOf } from "./places.ts";

const location = (more: object) => placesOf({ type: "location", ...more });

test("a location is a point with its precision, or a country", () => {
  assert.deepEqual(
    location({ name: "Quay 7", latitude: 48.9, longitude: 2.3, precision: 1500, country: "FR" }),
    [{ name: "Quay 7", country: "FR", latitude: 48.9, longitude: 2.3, radiusKm: 1.5 }],
  );
  assert.deepEqual(location({ country: "FR" }), [{ name: "FR", country: "FR" }]);
});

test("a region alone, half a point and a place outside the world are none", () => {
  assert.deepEqual(location({ region: "western-europe" }), []);
  assert.deepEqual(location({ latitude: 48.9 }), []);
  assert.deepEqual(location({ latitude: 95, longitude: 2 }), []);
});

test("whatever an object holds, reading its place does not fail", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(placesOf(value))));
});
