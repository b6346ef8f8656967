import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createSetKey, itemKeys, keysAt, punctured, type SetKey } from "./set-key.ts";

test("single positions have the keys they have among all, whatever was cut out", () => {
  const shape = fc.integer({ min: 1, max: 60 }).chain((count) => {
    const position = fc.integer({ min: 0, max: count + 5 });
    return fc.tuple(fc.constant(count), fc.array(position, { maxLength: 8 }), fc.array(position));
  });
  fc.assert(
    fc.property(shape, ([count, cut, wanted]) => {
      const key = cut.reduce<SetKey | undefined>(
        (left, position) => (left === undefined || position >= count ? left : punctured(left, position)),
        createSetKey(count),
      );
      if (key === undefined) return;
      const all = itemKeys(key, count);
      const some = keysAt(key, count, wanted);
      const expected = new Map(
        [...new Set(wanted)].flatMap((position) => {
          const each = all.get(position);
          return each === undefined ? [] : [[position, each] as const];
        }),
      );
      assert.deepEqual(
        [...some].sort(([a], [b]) => a - b),
        [...expected].sort(([a], [b]) => a - b),
      );
    }),
    { numRuns: 60 },
  );
});
