import assert from "node:assert/strict";
import { test } from "node:test";
import { compareVersions, isSameVersionDifferentContent, type StixObject, versionOf } from "./index.ts";

const object: StixObject = {
  type: "malware",
  id: "malware--d81f86b9-975b-4c0b-875e-810c5ad45a4f",
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-02-01T00:00:00.100Z",
  name: "TINCUP",
};

test("the version is modified, else created, else none", () => {
  assert.equal(versionOf(object), "2026-02-01T00:00:00.100Z");
  assert.equal(
    versionOf({ type: "marking-definition", id: "x", created: "2026-01-01T00:00:00.000Z" }),
    object.created,
  );
  assert.equal(versionOf({ type: "ipv4-addr", id: "x" }), "");
});

test("versions are ordered as instants, and none comes first", () => {
  assert.equal(compareVersions("2026-02-01T00:00:00.100Z", "2026-02-01T00:00:00.1000Z"), 0);
  assert.ok(compareVersions("2026-02-01T00:00:00.09Z", "2026-02-01T00:00:00.1Z") < 0);
  assert.ok(compareVersions("", "2026-02-01T00:00:00.1Z") < 0);
});

test("other content under one version is seen", () => {
  assert.ok(isSameVersionDifferentContent(object, { ...object, name: "LOWTIDE" }));
  assert.ok(isSameVersionDifferentContent(object, { ...object, revoked: true }));
  assert.ok(
    isSameVersionDifferentContent(object, { ...object, modified: "2026-02-01T00:00:00.1Z", name: "x" }),
  );
});

test("order of properties, spelled-out defaults and the spelling of the version are no difference", () => {
  const { name, ...rest } = object;
  assert.ok(!isSameVersionDifferentContent(object, { name, ...rest } as StixObject));
  assert.ok(!isSameVersionDifferentContent(object, { ...object, revoked: false, spec_version: "2.1" }));
  assert.ok(!isSameVersionDifferentContent(object, { ...object, modified: "2026-02-01T00:00:00.100000Z" }));
});

test("another version, another id, and observables without a version are no equivocation", () => {
  assert.ok(
    !isSameVersionDifferentContent(object, { ...object, modified: "2026-02-02T00:00:00.000Z", name: "x" }),
  );
  assert.ok(!isSameVersionDifferentContent(object, { ...object, id: "malware--x", name: "x" }));
  const address: StixObject = { type: "ipv4-addr", id: "ipv4-addr--x", value: "192.0.2.1" };
  assert.ok(!isSameVersionDifferentContent(address, { ...address, defanged: true }));
});
