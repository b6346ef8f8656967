import assert from "node:assert/strict";
import type { JsonValue } from "@entente/json";
import { type ErrorCode, type StixObject, validateObject, type WarningCode } from "../index.ts";

export const UUID = "d81f86b9-975b-4c0b-875e-810c5ad45a4f";
export const idOf = (type: string): string => `${type}--${UUID}`;
export const times = { created: "2026-01-01T00:00:00.000Z", modified: "2026-01-01T00:00:00.000Z" };

export type Properties = { [name: string]: JsonValue };

/** The smallest object of each type that the standard accepts, common properties aside. */
export const SMALLEST: { [type: string]: Properties } = {
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
export const ALTERNATIVES: { [type: string]: Properties[] } = {
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

export const OBSERVABLES = new Set(
  [
    "autonomous-system directory domain-name email-addr email-message ipv4-addr ipv6-addr mac-addr mutex software url",
    "artifact file network-traffic process user-account windows-registry-key x509-certificate",
  ].flatMap((names) => names.split(" ")),
);

export function whole(type: string, properties: Properties): StixObject {
  if (OBSERVABLES.has(type)) return { type, id: idOf(type), ...properties };
  const { modified, ...created } = times;
  const versioned = type === "marking-definition" ? created : { ...created, modified };
  return { type, spec_version: "2.1", id: idOf(type), ...versioned, ...properties };
}

export const errorsOf = (object: JsonValue): string[] =>
  validateObject(object).errors.map(({ code, path }) => `${code} ${path}`.trim());

export const warningsOf = (object: JsonValue): string[] =>
  validateObject(object).warnings.map(({ code, path }) => `${code} ${path}`.trim());

export const refuses = (object: JsonValue, code: ErrorCode, path: string): void =>
  assert.deepEqual(errorsOf(object), [`${code} ${path}`.trim()], JSON.stringify(object));

export const warns = (object: JsonValue, code: WarningCode, path: string): void => {
  assert.deepEqual(errorsOf(object), []);
  assert.ok(warningsOf(object).includes(`${code} ${path}`.trim()), JSON.stringify(warningsOf(object)));
};

export const malware = (properties: Properties): StixObject =>
  whole("malware", { is_family: false, ...properties });
export const without = (object: StixObject, name: string): StixObject =>
  Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)) as StixObject;
