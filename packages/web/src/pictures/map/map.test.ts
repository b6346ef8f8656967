import assert from "node:assert/strict";
import { test } from "node:test";
import { alpha2Of, numericOf } from "./countries.ts";
import { drawnPlaces } from "./drawn-places.ts";

test("countries are known by two letters and by three, in either case", () => {
  assert.equal(alpha2Of("FRA"), "FR");
  assert.equal(alpha2Of("fr "), "FR");
  assert.equal(numericOf("KEN"), "404");
  assert.equal(numericOf("AF"), "004");
});

test("codes of no country are drawn nowhere", () => {
  const places = ["XAR", "XTL", "XOS", "ZZ", "", "constructor"].map((country) => ({
    name: country,
    country,
  }));
  assert.deepEqual(drawnPlaces(places), []);
});

test("a position is drawn where it lies, its radius around it, and its country beneath", () => {
  const [paris, brazil] = drawnPlaces([
    { name: "Paris", country: "FR", latitude: 48.86, longitude: 2.35, radiusKm: 50 },
    { name: "Brazil", country: "BRA" },
  ]);
  const [x, y] = paris!.point!;
  assert.ok(x > 470 && x < 500 && y > 80 && y < 130, `${x} ${y}`);
  assert.match(paris!.around!, /^M/);
  assert.match(brazil!.country!.outline, /^M/);
  assert.equal(brazil!.point, undefined);
});

test("what is no position on earth is not drawn as one", () => {
  for (const [latitude, longitude] of [
    [91, 0],
    [0, 181],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 0],
  ] as const) {
    assert.deepEqual(drawnPlaces([{ name: "nowhere", latitude, longitude, radiusKm: 1e12 }]), []);
  }
});
