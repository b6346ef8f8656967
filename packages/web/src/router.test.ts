import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { address, readLocation } from "./router.ts";

test("an address is read back as it was made, whatever its segments and filters hold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 })),
      fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
      (path, query) => {
        const location = readLocation(address(path, query));
        assert.deepEqual(location.path, path);
        assert.deepEqual([...location.query].sort(), Object.entries(query).sort());
      },
    ),
  );
});

test("a filter that is absent is not written", () => {
  assert.equal(address(["parts"], { area: undefined, direction: "out" }), "#/parts?direction=out");
});

test("the first page has no segments", () => {
  assert.deepEqual(readLocation("").path, []);
  assert.deepEqual(readLocation("#/").path, []);
});

test("a segment that is no percent-encoding is taken as it stands", () => {
  assert.deepEqual(readLocation("#/products/%zz").path, ["products", "%zz"]);
});
