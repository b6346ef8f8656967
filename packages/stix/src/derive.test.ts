import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonValue } from "@entente/json";
import fc from "fast-check";
import {
  deriveObject,
  deterministicId,
  markingsOf,
  StixError,
  type StixErrorCode,
  type StixObject,
  sampleObjects,
  validateObject,
} from "./index.ts";

const UUID = "d81f86b9-975b-4c0b-875e-810c5ad45a4f";
const OTHER = "0a6b1f0e-8a57-4c3e-9a55-2f1f6a1d7c11";
const red = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
const amber = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
const green = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";

const source: StixObject = {
  type: "malware",
  spec_version: "2.1",
  id: `malware--${UUID}`,
  created_by_ref: `identity--${UUID}`,
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-02T00:00:00.000Z",
  is_family: true,
  name: "TINCUP",
  description: "Left on a workstation.",
  aliases: ["one", "two", "three"],
  external_references: [
    { source_name: "a", external_id: "A-1" },
    { source_name: "b", external_id: "B-1" },
  ],
  object_marking_refs: [green],
  granular_markings: [
    { marking_ref: red, selectors: ["aliases.[0]", "external_references.[0]"] },
    { marking_ref: amber, selectors: ["aliases.[2]", "external_references.[1].external_id", "description"] },
    { lang: "fr", selectors: ["description"] },
  ],
};

const derive = (object: StixObject, drop: string[]): StixObject =>
  deriveObject(object, {
    drop,
    createdByRef: `identity--${OTHER}`,
    now: "2026-03-01T00:00:00.000Z",
    newId: `${object.type}--${OTHER}`,
  });

const refuses = (object: StixObject, drop: string[], code: StixErrorCode): void =>
  assert.throws(
    () => derive(object, drop),
    (error) => error instanceof StixError && error.code === code,
  );

test("a derived object is new: its own id, author and times, and the source is untouched", () => {
  const before = structuredClone(source);
  const derived = derive(source, ["description"]);
  assert.deepEqual(source, before);
  assert.equal(derived.id, `malware--${OTHER}`);
  assert.equal(derived.created_by_ref, `identity--${OTHER}`);
  assert.deepEqual(
    [derived.created, derived.modified],
    ["2026-03-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"],
  );
  assert.ok(!JSON.stringify(derived).includes("workstation"));
  assert.deepEqual(validateObject(derived).errors, []);
});

test("markings follow what they mark when lists get shorter", () => {
  const derived = derive(source, ["aliases.[0]", "external_references.[0]"]);
  assert.deepEqual(derived.aliases, ["two", "three"]);
  assert.deepEqual(markingsOf(derived), {
    object: [green],
    granular: [
      { marking: amber, selectors: ["aliases.[1]", "external_references.[0].external_id", "description"] },
      { lang: "fr", selectors: ["description"] },
    ],
  });
});

test("an element that loses everything goes itself, and the markings behind it still follow", () => {
  const drop = ["external_references.[0].source_name", "external_references.[0].external_id", "aliases.[1]"];
  const derived = derive(source, drop);
  assert.deepEqual(derived.external_references, [{ source_name: "b", external_id: "B-1" }]);
  assert.deepEqual(markingsOf(derived).granular, [
    { marking: red, selectors: ["aliases.[0]"] },
    { marking: amber, selectors: ["aliases.[1]", "external_references.[0].external_id", "description"] },
    { lang: "fr", selectors: ["description"] },
  ]);
});

test("a list that loses every element goes, with its markings; naming a part twice changes nothing", () => {
  const drop = [
    "aliases.[0]",
    "aliases.[2]",
    "aliases.[1]",
    "aliases.[1]",
    "external_references.[0].source_name",
  ];
  const derived = derive({ ...source, granular_markings: [{ marking_ref: red, selectors: ["aliases"] }] }, [
    ...drop,
    "external_references.[0]",
  ]);
  assert.ok(!("aliases" in derived) && !("granular_markings" in derived));
  assert.deepEqual(derived.external_references, [{ source_name: "b", external_id: "B-1" }]);
});

test("what cannot be dropped is refused", () => {
  refuses(source, ["nothing"], "selector");
  refuses(source, ["aliases.[3]"], "selector");
  for (const selector of [
    "id",
    "type",
    "object_marking_refs",
    "object_marking_refs.[0]",
    "granular_markings.[0]",
  ]) {
    refuses(source, [selector], "protected-property");
  }
  refuses(source, ["is_family"], "invalid-result");
  refuses(source, ["name"], "invalid-result");
});

test("meta objects, revoked objects and objects that break the standard are not derived from", () => {
  refuses({ ...source, revoked: true }, [], "underivable");
  refuses({ ...source, granular_markings: "none" }, [], "underivable");
  refuses({ ...source, id: `malware--${OTHER}` }, [], "underivable");
  const statement: StixObject = {
    type: "marking-definition",
    spec_version: "2.1",
    id: `marking-definition--${UUID}`,
    created: "2026-01-01T00:00:00.000Z",
    definition_type: "statement",
    definition: { statement: "s" },
  };
  refuses(statement, [], "underivable");
});

test("an observable gets the id that its properties make, or a new one when those are the same", () => {
  const file: StixObject = { type: "file", id: "", name: "x.bin", size: 3, hashes: { MD5: "0".repeat(32) } };
  file.id = deterministicId(file) ?? "";
  const unnamed = derive(file, ["name"]);
  assert.deepEqual(unnamed, { type: "file", id: deterministicId(unnamed), size: 3, hashes: file.hashes });
  assert.notEqual(unnamed.id, file.id);
  assert.deepEqual(derive(file, ["size"]).id, `file--${OTHER}`);
});

/** Every string in the object with the marking ids that cover it, by the text itself: each text is unique. */
function coverage(object: StixObject): Map<string, Set<string>> {
  const covered = new Map<string, Set<string>>();
  const { object: whole, granular } = markingsOf(object);
  const walk = (value: JsonValue, path: string): void => {
    if (typeof value === "string") {
      const marks = granular.filter(({ selectors }) =>
        selectors.some((selector) => path === selector || path.startsWith(`${selector}.`)),
      );
      covered.set(value, new Set([...whole, ...marks.flatMap(({ marking }) => marking ?? [])]));
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${path}.[${index}]`);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value)) walk(item, `${path}.${name}`);
    }
  };
  for (const name of ["aliases", "labels", "external_references", "description"]) {
    if (object[name] !== undefined) walk(object[name], name);
  }
  return covered;
}

test("whatever is dropped, every text that remains keeps each of its markings", () => {
  const selectors = [
    "aliases",
    "description",
    "external_references",
    ...[0, 1, 2, 3].flatMap((index) => [
      `aliases.[${index}]`,
      `labels.[${index}]`,
      `external_references.[${index}]`,
    ]),
    ...[0, 1, 2, 3].flatMap((index) =>
      ["source_name", "external_id", "url"].map((name) => `external_references.[${index}].${name}`),
    ),
  ];
  const rich: StixObject = {
    ...source,
    aliases: ["a0", "a1", "a2", "a3"],
    labels: ["l0", "l1", "l2", "l3"],
    external_references: [0, 1, 2, 3].map((index) => ({
      source_name: `s${index}`,
      external_id: `e${index}`,
      url: `https://a.example/${index}`,
    })),
  };
  const some = fc.subarray(selectors, { minLength: 1 });
  fc.assert(
    fc.property(some, some, some, (drop, reds, ambers) => {
      const marked = {
        ...rich,
        granular_markings: [
          { marking_ref: red, selectors: reds },
          { marking_ref: amber, selectors: ambers },
        ],
      };
      let derived: StixObject;
      try {
        derived = derive(marked, drop);
      } catch (error) {
        // Dropping only the name of a source leaves a reference that the standard refuses.
        assert.ok(error instanceof StixError && error.code === "invalid-result", String(error));
        return;
      }
      const before = coverage(marked);
      for (const [text, markings] of coverage(derived)) assert.deepEqual(markings, before.get(text), text);
    }),
    { numRuns: 500 },
  );
});

test("dropping a description from any sampled object that has one gives a valid object", () => {
  for (const object of sampleObjects({ seed: 11, count: 300 })) {
    if (typeof object.description !== "string" || object.revoked === true) continue;
    const derived = derive(object, ["description"]);
    assert.ok(!("description" in derived));
  }
});

test("thousands of members can be taken out of a report", () => {
  const members = Array.from(
    { length: 20_000 },
    (_, index) => `malware--${index.toString(16).padStart(8, "0")}${UUID.slice(8)}`,
  );
  const report: StixObject = {
    type: "report",
    spec_version: "2.1",
    id: `report--${UUID}`,
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    name: "Week",
    published: "2026-01-01T00:00:00.000Z",
    object_refs: members,
  };
  const selectors = members.map((_, index) => `object_refs.[${index}]`);
  assert.deepEqual(derive(report, selectors.slice(1)).object_refs, members.slice(0, 1));
  refuses(report, selectors, "invalid-result");
});
