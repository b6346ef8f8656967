import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonValue } from "@entente/json";
import type { StixObject } from "./index.ts";
import {
  errorsOf,
  idOf,
  malware,
  type Properties,
  refuses,
  SMALLEST,
  times,
  warningsOf,
  warns,
  whole,
} from "./testing/smallest.ts";

test("MUST 1: times are real, and created and modified have milliseconds", () => {
  refuses(malware({ first_seen: "2026-02-30T00:00:00Z" }), "timestamp", "/first_seen");
  refuses(malware({ created: "2026-01-01T00:00:00.00Z" }), "timestamp", "/created");
  refuses(malware({ modified: "2026-01-01T00:00:00" }), "timestamp", "/modified");
  assert.deepEqual(errorsOf(malware({ first_seen: "2026-02-28T00:00:00Z" })), []);
});

test("MUST 2 and 3: times are in order", () => {
  const [early, late] = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z"];
  refuses(malware({ created: late, modified: early }), "order", "/modified");
  for (const [type, first, second, strict] of [
    ["indicator", "valid_from", "valid_until", true],
    ["relationship", "start_time", "stop_time", true],
    ["malware", "first_seen", "last_seen", false],
    ["campaign", "first_seen", "last_seen", false],
    ["intrusion-set", "first_seen", "last_seen", false],
    ["threat-actor", "first_seen", "last_seen", false],
    ["infrastructure", "first_seen", "last_seen", false],
    ["sighting", "first_seen", "last_seen", false],
  ] as const) {
    const object = whole(type, SMALLEST[type] ?? {});
    refuses({ ...object, [first]: late, [second]: early }, "order", `/${second}`);
    assert.deepEqual(errorsOf({ ...object, [first]: early, [second]: late }), []);
    assert.deepEqual(
      errorsOf({ ...object, [first]: early, [second]: early }),
      strict ? [`order /${second}`] : [],
    );
  }
  const observed = {
    first_observed: late,
    last_observed: early,
    number_observed: 1,
    object_refs: [idOf("file")],
  };
  refuses(whole("observed-data", observed), "order", "/last_observed");
  const traffic = { protocols: ["tcp"], src_ref: idOf("ipv4-addr"), start: late, end: early };
  refuses(whole("network-traffic", traffic), "order", "/end");
});

test("MUST 4 and 5: no marking marks itself", () => {
  const statement = whole("marking-definition", {
    definition_type: "statement",
    definition: { statement: "s" },
  });
  refuses({ ...statement, object_marking_refs: [statement.id] }, "reference-self", "/object_marking_refs");
  const granular = [{ selectors: ["definition"], marking_ref: statement.id }];
  refuses({ ...statement, granular_markings: granular }, "reference-self", "/granular_markings");
});

test("MUST 6: selectors resolve, and a granular marking has exactly one of marking and language", () => {
  const marking_ref = idOf("marking-definition");
  assert.deepEqual(errorsOf(malware({ granular_markings: [{ selectors: ["is_family"], lang: "fr" }] })), []);
  refuses(
    malware({ granular_markings: [{ selectors: ["name"], marking_ref }] }),
    "selector",
    "/granular_markings",
  );
  refuses(malware({ granular_markings: [{ selectors: ["id"] }] }), "marking", "/granular_markings/0");
  refuses(
    malware({ granular_markings: [{ selectors: ["id"], marking_ref, lang: "fr" }] }),
    "marking",
    "/granular_markings/0",
  );
  refuses(malware({ granular_markings: [{ marking_ref }] }), "required", "/granular_markings/0");
  refuses(malware({ object_marking_refs: [idOf("identity")] }), "reference", "/object_marking_refs/0");
});

test("MUST 7: references inside the deprecated objects resolve there, to permitted types", () => {
  const observed = (objects: Properties): StixObject =>
    whole("observed-data", {
      first_observed: times.created,
      last_observed: times.created,
      number_observed: 1,
      objects,
    });
  const folder = { type: "directory", path: "/tmp" };
  const file = { type: "file", name: "x", parent_directory_ref: "0" };
  warns(observed({ "0": folder, "1": file }), "deprecated", "/objects");
  refuses(observed({ "1": file }), "reference", "/objects/1/parent_directory_ref");
  refuses(
    observed({ "0": { type: "mutex", name: "m" }, "1": file }),
    "reference",
    "/objects/1/parent_directory_ref",
  );
  const child = { type: "file", name: "y" };
  const contains = { ...folder, contains_refs: ["1", "2"] };
  assert.deepEqual(errorsOf(observed({ "0": contains, "1": child, "2": child })), []);
  refuses(observed({ "0": contains, "1": child }), "reference", "/objects/0/contains_refs/1");
  refuses(
    observed({ "0": contains, "1": child, "2": { type: "mutex", name: "m" } }),
    "reference",
    "/objects/0/contains_refs/1",
  );
  refuses(observed({ "0": { type: "directory" } }), "required", "/objects/0");
  refuses(observed({ "0": { name: "x" } }), "required", "/objects/0");
});

test("MUST 8 and 9: odd media types and character sets warn", () => {
  warns(whole("file", { name: "x", mime_type: "nothing" }), "format", "/mime_type");
  warns(whole("file", { name: "x", name_enc: "not a charset" }), "format", "/name_enc");
  assert.deepEqual(
    warningsOf(whole("file", { name: "x", mime_type: "text/plain; charset=utf-8", name_enc: "utf-8" })),
    [],
  );
});

test("MUST 10 and 11: languages are language tags", () => {
  for (const lang of ["fr", "zh-Hans", "de-CH-1996", "x-house"])
    assert.deepEqual(errorsOf(malware({ lang })), []);
  for (const lang of ["", "f", "fr_FR", "fr-", "français", "toolonglang"])
    refuses(malware({ lang }), "language", "/lang");
  refuses(whole("software", { name: "n", languages: ["en", "x y"] }), "language", "/languages/1");
  refuses(whole("software", { name: "n", languages: ["a-".repeat(500_000)] }), "language", "/languages/0");
});

test("MUST 12: a STIX pattern parses; other languages are not read", () => {
  const indicator = whole("indicator", SMALLEST.indicator ?? {});
  refuses({ ...indicator, pattern: "[file:name = ]" }, "pattern", "/pattern");
  assert.deepEqual(errorsOf({ ...indicator, pattern: "rule x {", pattern_type: "yara" }), []);
});

test("MUST 13: a cpe is of version 2.3", () => {
  const cpe = "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*";
  assert.deepEqual(errorsOf(whole("software", { name: "n", cpe })), []);
  assert.deepEqual(errorsOf(whole("software", { name: "n", cpe: cpe.replace("word", "wo\\:rd") })), []);
  for (const wrong of ["cpe:/a:microsoft:word", cpe.replace("2.3", "2.2"), `${cpe}:*`, ""]) {
    refuses(whole("software", { name: "n", cpe: wrong }), "value", "/cpe");
  }
});

test("MUST 14: translations stand under language tags and property names", () => {
  const content = (contents: JsonValue): StixObject =>
    whole("language-content", { object_ref: idOf("malware"), contents });
  refuses(content({ "not a language": { name: "n" } }), "language", "/contents/not a language");
  refuses(content({ fr: { "Not-A-Property": "n" } }), "property-name", "/contents/fr/Not-A-Property");
});

test("MUST 15 and 16: an id to which nothing contributes is random", () => {
  const random = { type: "process", id: idOf("process"), pid: 4 };
  assert.deepEqual(errorsOf(random), []);
  refuses({ ...random, id: "process--28bb3599-77cd-5a82-a950-b5bc3caf07c4" }, "id-version", "/id");
  const account = {
    type: "user-account",
    id: "user-account--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
    display_name: "d",
  };
  refuses(account, "id-version", "/id");
});
