import assert from "node:assert/strict";
import { test } from "node:test";
import { deterministicId, type StixObject } from "./index.ts";

const ADDRESS = "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4";
const MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";
const SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const VECTORS: [string, Omit<StixObject, "type" | "id">][] = [
  [ADDRESS, { value: "198.51.100.3" }],
  ["ipv4-addr--1ea47840-aa39-5aa8-b4a2-cd203eb6662a", { value: "198.51.100.0/24" }],
  ["ipv6-addr--6469e3a9-b053-5e34-a025-9396ae051d26", { value: "2001:db8::1" }],
  ["domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7", { value: "example.com" }],
  ["url--681cc340-7cd2-5db4-8c40-34f240adaced", { value: "https://example.com/\u00e9" }],
  ["email-addr--7165e2a9-671f-585d-b1e1-ca59c671d934", { value: "john@example.com" }],
  ["mac-addr--757b1725-9903-54f5-a855-1240691d7659", { value: "d2:fb:49:24:37:18" }],
  ["autonomous-system--3aa27478-50b5-5ab8-9da9-cdc12b657fff", { number: 15139 }],
  ["mutex--f93fe911-e545-5239-b9b0-597840d0c871", { name: "__CLEANSWEEP__" }],
  ["file--7af1312c-4402-5d2f-b169-b118d73b85c4", { name: "foo.exe" }],
  [
    "file--51d0535d-dfbb-5909-b066-8ee329783353",
    { name: "foo.exe", hashes: { "SHA-256": SHA256_OF_NOTHING, MD5: MD5_OF_NOTHING } },
  ],
  ["file--22f8ff52-8f62-5f03-a53a-6f50f54fd74c", { hashes: { "SHA-256": SHA256_OF_NOTHING } }],
  ["directory--30b6c25d-82f4-51af-a3c8-51cb692dfd0a", { path: "C:\\Windows" }],
  [
    "software--710b0b41-d4d0-5d6c-a400-fc9254554ffc",
    {
      name: "Word",
      cpe: "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*",
      vendor: "Microsoft",
      version: "2002",
    },
  ],
  [
    "user-account--f94d689e-707d-58c3-b803-c720bb6ed096",
    { user_id: "1001", account_login: "jdoe", account_type: "unix" },
  ],
  [
    "network-traffic--a9b1852c-f70c-55a2-8303-e7179f0dd370",
    { src_ref: ADDRESS, src_port: 443, protocols: ["tcp"] },
  ],
  [
    "network-traffic--8ac358e3-c110-51c2-831e-3169485d03ac",
    { src_ref: ADDRESS, protocols: ["tcp"], start: "2024-01-01T00:00:00Z" },
  ],
  ["windows-registry-key--6d6b2ee2-57fb-52ec-b1d3-7138294a6b8e", { key: "HKEY_LOCAL_MACHINE\\System\\Foo" }],
  [
    "x509-certificate--bf86f034-2390-54d7-8426-d08433db3fbe",
    { serial_number: "36:f7:d4:32:f4:ab:70:ea:d3:ce:98:6e:ea:99:93:49:32:0a:b7:06" },
  ],
  ["artifact--b59b75f8-e97c-5000-8974-e94a4ce78737", { payload_bin: "aGVsbG8gd29ybGQ=" }],
];

for (const [id, properties] of VECTORS) {
  test(`${JSON.stringify(properties)} gives ${id}`, () => {
    const type = id.slice(0, -38);
    assert.equal(deterministicId({ ...properties, type, id: "" }), id);
    // What does not contribute changes nothing.
    assert.equal(deterministicId({ ...properties, type, id: "", defanged: true, size: 1 }), id);
  });
}

test("no contributing property, a process, and what is no observable have no such id", () => {
  assert.equal(deterministicId({ type: "network-traffic", id: "", dst_byte_count: 1 }), undefined);
  assert.equal(deterministicId({ type: "process", id: "", pid: 1 }), undefined);
  assert.equal(deterministicId({ type: "malware", id: "", name: "x" }), undefined);
  assert.equal(deterministicId({ type: "constructor", id: "", name: "x" }), undefined);
});

test("without the four preferred digests the first by name counts, in whatever order they came", () => {
  const one = { type: "file", id: "", hashes: { TLSH: "b", SSDEEP: "a" } };
  const other = { type: "file", id: "", hashes: { SSDEEP: "a" } };
  assert.equal(deterministicId(one), deterministicId(other));
});
