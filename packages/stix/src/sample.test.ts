import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "@entente/json";
import { referencesOf, sampleBundle, sampleObjects, TLP_MARKINGS, validateObject } from "./index.ts";

const objects = [...sampleObjects({ seed: 42, count: 600 })];

test("the same seed gives the same objects, another seed others", () => {
  assert.deepEqual([...sampleObjects({ seed: 42, count: 600 })], objects);
  assert.deepEqual([...sampleObjects({ seed: 42, count: 50 })], objects.slice(0, 50));
  assert.notDeepEqual([...sampleObjects({ seed: 43, count: 50 })], objects.slice(0, 50));
});

test("every object satisfies the standard, without a warning", () => {
  for (const object of objects)
    assert.deepEqual(validateObject(object), { errors: [], warnings: [] }, object.id);
});

test("as many objects come as were asked for", () => {
  for (const count of [0, 1, 5, 11, 12, 100])
    assert.equal([...sampleObjects({ seed: 1, count })].length, count);
});

test("every reference leads to an object of the same sample", () => {
  const ids = new Set(objects.map(({ id }) => id));
  for (const object of objects) for (const { id } of referencesOf(object)) assert.ok(ids.has(id), id);
});

test("every TLP marking, granular markings, several versions and revocations occur", () => {
  const used = new Set(objects.flatMap((object) => referencesOf(object)).map(({ id }) => id));
  for (const id of TLP_MARKINGS.keys()) assert.ok(used.has(id), id);
  assert.ok(objects.some((object) => "granular_markings" in object));
  assert.ok(objects.some((object) => object.revoked === true));
  const types = new Set(objects.map(({ type }) => type));
  for (const type of [
    "indicator",
    "sighting",
    "report",
    "malware",
    "relationship",
    "note",
    "file",
    "ipv4-addr",
  ]) {
    assert.ok(types.has(type), type);
  }
});

test("versions of one id move forward, and nothing follows a revocation", () => {
  const latest = new Map<string, string>();
  const revoked = new Set<string>();
  for (const object of objects) {
    if (object.type !== "indicator") continue;
    assert.ok(!revoked.has(object.id));
    assert.ok((latest.get(object.id) ?? "") < String(object.modified));
    latest.set(object.id, String(object.modified));
    if (object.revoked === true) revoked.add(object.id);
  }
  assert.ok(latest.size < objects.filter(({ type }) => type === "indicator").length);
});

test("the bundle holds exactly these objects", () => {
  for (const count of [0, 1, 30]) {
    const chunks = [...sampleBundle({ seed: 42, count })].map((chunk) => new TextDecoder().decode(chunk));
    const bundle = parseJson(chunks.join("")) as { type: string; objects: unknown[] };
    assert.equal(bundle.type, "bundle");
    assert.deepEqual(bundle.objects, objects.slice(0, count));
  }
});
