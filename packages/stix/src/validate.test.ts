import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonValue } from "@entente/json";
import fc from "fast-check";
import { sampleObjects, validateObject } from "./index.ts";
import {
  ALTERNATIVES,
  errorsOf,
  idOf,
  malware,
  refuses,
  SMALLEST,
  times,
  UUID,
  warningsOf,
  warns,
  whole,
  without,
} from "./testing/smallest.ts";

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
