import assert from "node:assert/strict";
import { test } from "node:test";
import { invalid, problemOf } from "@entente/api";
import { faultAt, faultsOf } from "./faults.ts";

test("a problem that names one member is said at that field, and at no other", () => {
  const faults = faultsOf(invalid("/to", "There is no such date."));
  assert.equal(faultAt(faults, "to"), "There is no such date.");
  assert.equal(faultAt(faults, "t"), undefined);
  assert.equal(faultAt(faults, undefined), undefined);
});

test("what is wrong below a member is said at its field", () => {
  assert.equal(
    faultAt(faultsOf(invalid("/products/3", "A claim is named twice.")), "products"),
    "A claim is named twice.",
  );
});

test("every one of several faults has its field", () => {
  const errors = [
    { pointer: "/from", detail: "no time" },
    { pointer: "/text", detail: "too long" },
    { pointer: 7, detail: "not a fault" },
  ];
  const faults = faultsOf(
    problemOf(422, "invalid", "The request is not valid", "There is no such date.", {
      pointer: "/from",
      errors,
    }),
  );
  assert.deepEqual(
    ["from", "text"].map((at) => faultAt(faults, at)),
    ["no time", "too long"],
  );
  assert.equal(faults.length, 2);
});

test("what is wrong with the address or a header has no field", () => {
  const elsewhere = { pointer: "/partner", in: "path" };
  assert.deepEqual(
    faultsOf(problemOf(422, "invalid", "The request is not valid", "There is no such date.", elsewhere)),
    [],
  );
  assert.deepEqual(faultsOf(undefined), []);
});
