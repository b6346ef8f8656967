import assert from "node:assert/strict";
import { test } from "node:test";
import { isContainer, memberRefsOf, referencesOf, type StixObject } from "./index.ts";

const id = (type: string, digit: number): string => `${type}--00000000-0000-4000-8000-00000000000${digit}`;

const report: StixObject = {
  type: "report",
  id: id("report", 0),
  created_by_ref: id("identity", 1),
  object_refs: [id("malware", 2), id("x-thing", 3)],
  object_marking_refs: [id("marking-definition", 4)],
  granular_markings: [{ selectors: ["name"], marking_ref: id("marking-definition", 5) }],
  external_references: [{ source_name: id("malware", 6), external_id: id("malware", 6) }],
  extensions: { "x-ext": { inner: { member_refs: [id("file", 7)], dull_ref: "" } } },
  name: id("malware", 8),
};

test("every id in a property ending in _ref or _refs is found, at any depth, and no other", () => {
  assert.deepEqual(referencesOf(report), [
    { property: "created_by_ref", id: id("identity", 1) },
    { property: "object_refs.[0]", id: id("malware", 2) },
    { property: "object_refs.[1]", id: id("x-thing", 3) },
    { property: "object_marking_refs.[0]", id: id("marking-definition", 4) },
    { property: "granular_markings.[0].marking_ref", id: id("marking-definition", 5) },
    { property: "extensions.x-ext.inner.member_refs.[0]", id: id("file", 7) },
  ]);
});

test("containers name their members", () => {
  assert.ok(isContainer(report));
  assert.deepEqual(memberRefsOf(report), [id("malware", 2), id("x-thing", 3)]);
  for (const type of ["grouping", "note", "opinion", "observed-data"]) {
    assert.deepEqual(memberRefsOf({ type, id: id(type, 1), object_refs: [id("file", 2)] }), [id("file", 2)]);
  }
  const analysis: StixObject = {
    type: "malware-analysis",
    id: id("malware-analysis", 1),
    analysis_sco_refs: [id("file", 2)],
    sample_ref: id("file", 3),
  };
  assert.deepEqual(memberRefsOf(analysis), [id("file", 2)]);
});

test("what is no container has no members, whatever its properties", () => {
  const malware: StixObject = { type: "malware", id: id("malware", 1), object_refs: [id("file", 2)] };
  assert.ok(!isContainer(malware));
  assert.deepEqual(memberRefsOf(malware), []);
  assert.deepEqual(memberRefsOf({ ...report, object_refs: "x" }), []);
  assert.deepEqual(memberRefsOf({ ...report, object_refs: [1, "x"] }), []);
});
