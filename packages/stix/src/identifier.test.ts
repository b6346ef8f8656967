import assert from "node:assert/strict";
import { test } from "node:test";
import { isTypeName, typeOfId, uuidVersion } from "./identifier.ts";

const UUID = "d81f86b9-975b-4c0b-875e-810c5ad45a4f";

test("an id is a type name, two dashes and a lower-case UUID", () => {
  assert.equal(typeOfId(`indicator--${UUID}`), "indicator");
  assert.equal(typeOfId(`x-mine---${UUID}`), "x-mine-");
  for (const id of [
    UUID,
    `--${UUID}`,
    `ab--${UUID}`,
    `indicator-${UUID}`,
    `Indicator--${UUID}`,
    `indicator--${UUID.toUpperCase()}`,
    `indicator--${UUID} `,
    `indicator--${UUID.replaceAll("-", "")}`,
    `indicator--00000000-0000-0000-0000-000000000000`,
    `${"a".repeat(251)}--${UUID}`,
    "",
  ]) {
    assert.equal(typeOfId(id), undefined, id);
  }
});

test("the version of the UUID is read from the id", () => {
  assert.equal(uuidVersion(`indicator--${UUID}`), 4);
  assert.equal(uuidVersion("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4"), 5);
});

test("type names are lower case, 3 to 250 characters, and start with a letter", () => {
  for (const name of ["ipv4-addr", "x-a", "x509-certificate", "abc-"]) assert.ok(isTypeName(name), name);
  for (const name of ["ab", "1abc", "a--b", "a_b", "Abc", "-abc", "a".repeat(251), "abc\n"]) {
    assert.ok(!isTypeName(name), name);
  }
});

test("names made to exhaust a pattern are answered at once", () => {
  // With the published patterns, 28 letters and a mark already take seconds.
  assert.ok(!isTypeName(`${"a".repeat(249)}!`));
  assert.ok(!isTypeName(`${"a-".repeat(500_000)}!`));
  assert.equal(typeOfId(`${"a-".repeat(500_000)}--${UUID}`), undefined);
});
