import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonValue } from "@entente/json";
import fc from "fast-check";
import { type ErrorCode, type StixObject, sampleObjects, validateObject, type WarningCode } from "./index.ts";

const UUID = "d81f86b9-975b-4c0b-875e-810c5ad45a4f";
const idOf = (type: string): string => `${type}--${UUID}`;
const times = { created: "2026-01-01T00:00:00.000Z", modified: "2026-01-01T00:00:00.000Z" };

type Properties = { [name: string]: JsonValue };

/** The smallest object of each type that the standard accepts, common properties aside. */
const SMALLEST: { [type: string]: Properties } = {
  "attack-pattern": { name: "n" },
  campaign: { name: "n" },
  "course-of-action": { name: "n" },
  grouping: { context: "unspecified", object_refs: [idOf("malware")] },
  identity: { name: "n" },
  incident: { name: "n" },
  indicator: { pattern: "[file:name = 'x']", pattern_type: "stix", valid_from: times.created },
  infrastructure: { name: "n" },
  "intrusion-set": { name: "n" },
  malware: { is_family: false },
  note: { content: "c", object_refs: [idOf("malware")] },
  opinion: { opinion: "agree", object_refs: [idOf("malware")] },
  report: { name: "n", published: times.created, object_refs: [idOf("relationship")] },
  "threat-actor": { name: "n" },
  tool: { name: "n" },
  vulnerability: { name: "n" },
  relationship: { relationship_type: "uses", source_ref: idOf("malware"), target_ref: idOf("x-asset") },
  sighting: { sighting_of_ref: idOf("indicator") },
  "extension-definition": {
    name: "n",
    schema: "s",
    version: "1.0.0",
    extension_types: ["new-sdo"],
    created_by_ref: idOf("identity"),
  },
  "language-content": { object_ref: idOf("malware"), contents: { fr: { name: "n" } } },
  "autonomous-system": { number: 64500 },
  directory: { path: "/tmp" },
  "domain-name": { value: "a.example" },
  "email-addr": { value: "a@b.example" },
  "email-message": { is_multipart: false },
  "ipv4-addr": { value: "192.0.2.1" },
  "ipv6-addr": { value: "2001:db8::1" },
  "mac-addr": { value: "00:00:5e:00:53:01" },
  mutex: { name: "n" },
  software: { name: "n" },
  url: { value: "https://a.example/" },
};

/** Types where one of several properties will do. */
const ALTERNATIVES: { [type: string]: Properties[] } = {
  location: [{ region: "europe" }, { country: "fr" }, { latitude: 48.8, longitude: 2.3 }],
  "malware-analysis": [
    { product: "p", result: "benign" },
    { product: "p", analysis_sco_refs: [idOf("file")] },
  ],
  "observed-data": [
    {
      first_observed: times.created,
      last_observed: times.created,
      number_observed: 1,
      object_refs: [idOf("file")],
    },
    {
      first_observed: times.created,
      last_observed: times.created,
      number_observed: 1,
      objects: { "0": { type: "file", name: "x" } },
    },
  ],
  artifact: [{ payload_bin: "aGVsbG8=" }, { url: "https://a.example/x", hashes: { MD5: "0".repeat(32) } }],
  file: [{ name: "x" }, { hashes: { MD5: "0".repeat(32) } }],
  "network-traffic": [
    { protocols: ["tcp"], src_ref: idOf("ipv4-addr") },
    { protocols: ["tcp"], dst_ref: idOf("domain-name") },
  ],
  process: [{ pid: 4 }, { command_line: "ls" }],
  "user-account": [{ user_id: "1001" }],
  "windows-registry-key": [{ key: "HKEY_LOCAL_MACHINE\\x" }],
  "x509-certificate": [{ serial_number: "00" }],
  "marking-definition": [{ definition_type: "statement", definition: { statement: "s" } }],
};

const OBSERVABLES = new Set(
  [
    "autonomous-system directory domain-name email-addr email-message ipv4-addr ipv6-addr mac-addr mutex software url",
    "artifact file network-traffic process user-account windows-registry-key x509-certificate",
  ].flatMap((names) => names.split(" ")),
);

function whole(type: string, properties: Properties): StixObject {
  if (OBSERVABLES.has(type)) return { type, id: idOf(type), ...properties };
  const { modified, ...created } = times;
  const versioned = type === "marking-definition" ? created : { ...created, modified };
  return { type, spec_version: "2.1", id: idOf(type), ...versioned, ...properties };
}

const errorsOf = (object: JsonValue): string[] =>
  validateObject(object).errors.map(({ code, path }) => `${code} ${path}`.trim());

const warningsOf = (object: JsonValue): string[] =>
  validateObject(object).warnings.map(({ code, path }) => `${code} ${path}`.trim());

const refuses = (object: JsonValue, code: ErrorCode, path: string): void =>
  assert.deepEqual(errorsOf(object), [`${code} ${path}`.trim()], JSON.stringify(object));

const warns = (object: JsonValue, code: WarningCode, path: string): void => {
  assert.deepEqual(errorsOf(object), []);
  assert.ok(warningsOf(object).includes(`${code} ${path}`.trim()), JSON.stringify(warningsOf(object)));
};

const malware = (properties: Properties): StixObject => whole("malware", { is_family: false, ...properties });
const without = (object: StixObject, name: string): StixObject =>
  Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)) as StixObject;

for (const [type, properties] of Object.entries(SMALLEST)) {
  test(`the smallest ${type} passes, and misses each thing it needs`, () => {
    const object = whole(type, properties);
    assert.deepEqual(errorsOf(object), []);
    for (const name of Object.keys(object)) {
      const [first = ""] = errorsOf(without(object, name));
      assert.ok(first.startsWith("required"), `${name}: ${first}`);
    }
  });
}

for (const [type, choices] of Object.entries(ALTERNATIVES)) {
  test(`a ${type} needs one of several properties, and each will do`, () => {
    for (const properties of choices) assert.deepEqual(errorsOf(whole(type, properties)), []);
    assert.ok(errorsOf(whole(type, {})).some((error) => error.startsWith("required")));
  });
}

test("what is no object, or has no type and id, is refused", () => {
  for (const value of [null, 1, "x", [], true]) refuses(value, "not-an-object", "");
  assert.deepEqual(errorsOf({}), ["required", "required"]);
  refuses({ type: 1, id: "x" }, "wrong-type", "/type");
  refuses({ type: "bundle", id: idOf("bundle") }, "type-name", "/type");
});

test("the id names the type and a UUID", () => {
  refuses({ ...malware({}), id: idOf("tool") }, "id-type", "/id");
  refuses({ ...malware({}), id: `malware--${UUID.toUpperCase()}` }, "id-format", "/id");
  refuses({ ...malware({}), id: "malware--1" }, "id-format", "/id");
  warns({ ...malware({}), id: "malware--28bb3599-77cd-5a82-a950-b5bc3caf07c4" }, "id-version", "/id");
});

test("names of types and properties follow section 3.1", () => {
  const odd = { ...malware({}), type: "Mal_ware", id: idOf("malware") };
  assert.ok(errorsOf(odd).includes("type-name /type"));
  refuses(malware({ Named: 1 }), "property-name", "/Named");
  refuses(malware({ "x-y": 1 }), "property-name", "/x-y");
  refuses(malware({ ab: 1 }), "property-name", "/ab");
  refuses(malware({ [`x_${"a".repeat(250)}`]: 1 }), "property-name", `/x_${"a".repeat(118)}…`);
  for (const name of ["severity", "username", "phone_number", "action"]) {
    refuses(malware({ [name]: "x" }), "reserved", `/${name}`);
  }
});

test("empty lists and dictionaries are refused, except inside custom content", () => {
  refuses(malware({ aliases: [] }), "empty", "/aliases");
  refuses(
    malware({ external_references: [{ source_name: "s", url: "u:x", hashes: {} }] }),
    "empty",
    "/external_references/0/hashes",
  );
  warns(malware({ x_list: [] }), "empty-custom", "/x_list");
});

test("spec_version is 2.1", () => {
  refuses(malware({ spec_version: "2.0" }), "value", "/spec_version");
  assert.deepEqual(errorsOf(whole("mutex", { name: "n", spec_version: "2.1" })), []);
});

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

test("a deterministic id that does not follow only warns", () => {
  const right = {
    type: "ipv4-addr",
    id: "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
    value: "198.51.100.3",
  };
  assert.deepEqual(warningsOf(right), []);
  warns({ ...right, value: "198.51.100.4" }, "id-not-deterministic", "/id");
});

test("references lead to permitted types", () => {
  refuses(malware({ created_by_ref: idOf("tool") }), "reference", "/created_by_ref");
  refuses(malware({ sample_refs: [idOf("file"), idOf("mutex")] }), "reference", "/sample_refs/1");
  refuses(malware({ sample_refs: ["file"] }), "id-format", "/sample_refs/0");
  const relationship = whole("relationship", SMALLEST.relationship ?? {});
  for (const type of ["relationship", "sighting", "marking-definition", "language-content", "bundle"]) {
    refuses({ ...relationship, source_ref: idOf(type) }, "reference", "/source_ref");
  }
  refuses(whole("sighting", { sighting_of_ref: idOf("ipv4-addr") }), "reference", "/sighting_of_ref");
});

test("properties that exclude each other are refused together", () => {
  const mail = { is_multipart: true, body: "x" };
  refuses(whole("email-message", mail), "not-allowed", "/body");
  refuses(
    whole("email-message", { is_multipart: false, body_multipart: [{ body: "x" }] }),
    "not-allowed",
    "/body_multipart",
  );
  const traffic = { protocols: ["tcp"], src_ref: idOf("ipv4-addr"), is_active: true, end: times.created };
  refuses(whole("network-traffic", traffic), "not-allowed", "/end");
  refuses(
    whole("artifact", { payload_bin: "AAAA", url: "a:b", hashes: { MD5: "0".repeat(32) } }),
    "not-allowed",
    "/url",
  );
  refuses(whole("location", { region: "europe", latitude: 1 }), "required", "");
  refuses(malware({ is_family: true }), "required", "/name");
});

test("values are of their type and within their range", () => {
  refuses(malware({ confidence: 101 }), "range", "/confidence");
  refuses(malware({ confidence: 1.5 }), "wrong-type", "/confidence");
  refuses(malware({ revoked: "true" }), "wrong-type", "/revoked");
  refuses(malware({ labels: "x" }), "wrong-type", "/labels");
  refuses(malware({ labels: [1] }), "wrong-type", "/labels/0");
  refuses(malware({ kill_chain_phases: [{ kill_chain_name: "k" }] }), "required", "/kill_chain_phases/0");
  refuses(malware({ external_references: [{ source_name: "s" }] }), "required", "/external_references/0");
  refuses(whole("location", { latitude: 91, longitude: 0 }), "range", "/latitude");
  refuses(whole("opinion", { opinion: "perhaps", object_refs: [idOf("malware")] }), "value", "/opinion");
  refuses(malware({ defanged: true }), "not-allowed", "/defanged");
});

test("addresses are addresses", () => {
  const addresses: [string, string[], string[]][] = [
    [
      "ipv4-addr",
      ["0.0.0.0", "192.0.2.0/24"],
      ["256.0.0.1", "1.2.3", "01.2.3.4", "192.0.2.0/33", "1.2.3.4/", "1.2.3.4/8/8"],
    ],
    [
      "ipv6-addr",
      ["::", "::1", "2001:db8::/32", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:192.0.2.1", "1::"],
      [
        "s::1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        ":1:2:3:4:5:6:7",
        "12345::",
        "192.0.2.1",
        "192.0.2.1::",
        "::/129",
        ":::",
        ":",
      ],
    ],
    ["mac-addr", ["00:00:5e:00:53:ff"], ["00:00:5E:00:53:FF", "00-00-5e-00-53-ff", "00:00:5e:00:53"]],
  ];
  for (const [type, right, wrong] of addresses) {
    for (const value of right) assert.deepEqual(errorsOf(whole(type, { value })), [], value);
    for (const value of wrong) refuses(whole(type, { value }), "value", "/value");
  }
  refuses(whole("windows-registry-key", { key: "HKLM\\x" }), "value", "/key");
  assert.deepEqual(errorsOf(whole("windows-registry-key", { key: "HKEY_USERS\\HKCU" })), []);
});

test("TLP 1 has four instances and no other; TLP 2 under another id warns", () => {
  const white = {
    type: "marking-definition",
    spec_version: "2.1",
    id: "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    created: "2017-01-20T00:00:00.000Z",
    definition_type: "tlp",
    definition: { tlp: "white" },
  };
  assert.deepEqual(errorsOf(white), []);
  refuses({ ...white, definition: { tlp: "red" } }, "marking", "/definition");
  refuses({ ...white, created: times.created }, "marking", "/definition");
  refuses({ ...white, id: idOf("marking-definition") }, "marking", "/definition");
  refuses({ ...white, modified: times.created }, "not-allowed", "/modified");
  const two = {
    type: white.type,
    spec_version: "2.1",
    id: idOf("marking-definition"),
    created: times.created,
  };
  const key = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
  warns(
    { ...two, extensions: { [key]: { extension_type: "property-extension", tlp_2_0: "red" } } },
    "tlp-id",
    "/id",
  );
});

test("custom types, properties and extensions pass with a warning", () => {
  warns({ type: "x-thing", spec_version: "2.1", id: idOf("x-thing"), ...times }, "unknown-type", "/type");
  warns({ type: "x-seen", id: idOf("x-seen"), value: "v" }, "unknown-type", "/type");
  warns(malware({ house_score: 3 }), "unknown-property", "/house_score");
  assert.deepEqual(warningsOf(malware({ x_house_score: 3 })), []);
  const key = idOf("extension-definition");
  warns(
    malware({ extensions: { [key]: { extension_type: "property-extension", a: 1 } } }),
    "unknown-extension",
    `/extensions/${key}`,
  );
  warns(malware({ extensions: { "mine-ext": { a: 1 } } }), "unknown-extension", "/extensions/mine-ext");
});

test("extensions have a key and a type that the standard knows", () => {
  const key = idOf("extension-definition");
  refuses(malware({ extensions: { [key]: { a: 1 } } }), "extension", `/extensions/${key}`);
  refuses(malware({ extensions: { [key]: { extension_type: "other" } } }), "extension", `/extensions/${key}`);
  refuses(malware({ extensions: { Mine: { a: 1 } } }), "extension", "/extensions/Mine");
  refuses(
    malware({ extensions: { [`${"a-".repeat(100_000)}!`]: { a: 1 } } }),
    "extension",
    `/extensions/${"a-".repeat(60)}…`,
  );
});

test("a declared new observable needs no times", () => {
  const extensions = { [idOf("extension-definition")]: { extension_type: "new-sco" } };
  assert.deepEqual(errorsOf({ type: "weather", id: idOf("weather"), extensions, created: 1 }), []);
});

test("the number of findings is bounded", () => {
  const { errors } = validateObject(malware({ labels: Array.from({ length: 5000 }, () => 1) }));
  assert.equal(errors.length, 101);
  assert.equal(errors.at(-1)?.code, "too-many-findings");
});

test("nesting that no parser here would pass does not exhaust the stack", () => {
  let deep: JsonValue = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  assert.ok(errorsOf(malware({ x_deep: deep })).some((error) => error.startsWith("too-long")));
});

test("any value at any place of a valid object is judged without an exception", () => {
  const objects = [...sampleObjects({ seed: 5, count: 60 })];
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  fc.assert(
    fc.property(
      fc.constantFrom(...objects),
      fc.constantFrom(...names),
      fc.jsonValue(),
      (object, name, value) => {
        const { errors, warnings } = validateObject({ ...object, [name]: value as JsonValue });
        for (const { path } of [...errors, ...warnings]) assert.ok(path === "" || path.startsWith("/"));
      },
    ),
    { numRuns: 1000 },
  );
});
