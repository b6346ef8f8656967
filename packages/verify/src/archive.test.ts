import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { type ArchiveBytes, indexArchive, packArchive } from "./archive.ts";
import { VerifyError, type VerifyErrorCode } from "./reader.ts";

const pack = async (files: readonly { path: string; bytes: Uint8Array }[]): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of packArchive(files)) parts.push(part);
  return Buffer.concat(parts);
};
const bytesOf = (archive: Uint8Array): ArchiveBytes => ({
  size: archive.length,
  readAt: (offset, length) => archive.subarray(offset, offset + length),
});
const LIMIT = 1_000_000;
const unpack = (archive: Uint8Array): Map<string, string> =>
  new Map(
    [...indexArchive(bytesOf(archive), LIMIT)].map(([path, { offset, length }]) => [
      path,
      Buffer.from(archive.subarray(offset, offset + length)).toString(),
    ]),
  );
const refusal = (code: VerifyErrorCode) => (error: unknown) =>
  error instanceof VerifyError && error.code === code;

const long = `logs/${"a".repeat(64)}/tile/entries/x001/x234/067.p/255`;
const files = [
  { path: "export.json", bytes: Buffer.from("{}") },
  { path: long, bytes: Buffer.alloc(1025, "x") },
  { path: "logs/empty", bytes: new Uint8Array(0) },
];

const contents = new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));

test("what is packed is found again, long paths included", async () => {
  assert.deepEqual(unpack(await pack(files)), contents);
});

for (const archiver of ["gnu-tar", "bsdtar"])
  test(`what ${archiver} has packed is found as well: its folders, its paths from ./ on, its way of writing numbers`, () => {
    const archive = readFileSync(new URL(`../vectors/${archiver}.tar.gz`, import.meta.url));
    assert.deepEqual(unpack(gunzipSync(archive)), contents);
  });

/** Where the fields of a header begin: POSIX.1, pax, "ustar Interchange Format". Twelve bytes after them are unused. */
const USTAR: readonly (readonly [at: number, field: string])[] = [
  [0, "name"],
  [100, "mode"],
  [108, "uid"],
  [116, "gid"],
  [124, "size"],
  [136, "mtime"],
  [148, "chksum"],
  [156, "typeflag"],
  [157, "linkname"],
  [257, "magic"],
  [263, "version"],
  [265, "uname"],
  [297, "gname"],
  [329, "devmajor"],
  [337, "devminor"],
  [345, "prefix"],
  [500, "unused"],
];

/** What every field of a header says, up to its first zero byte. */
const fieldsOf = (header: Buffer) =>
  Object.fromEntries(
    USTAR.map(([at, field], n) => {
      const bytes = header.subarray(at, USTAR[n + 1]?.[0] ?? 512);
      return [field, bytes.toString("latin1").replace(/\0.*$/s, "")];
    }),
  );

test("what is packed has every field that POSIX gives a header, and nothing of who packed it or when", async () => {
  const archive = await pack(files);
  const same = { mode: "0000644", uid: "0000000", gid: "0000000", mtime: "00000000000", typeflag: "0" };
  const nobody = { linkname: "", uname: "", gname: "", devmajor: "", devminor: "", unused: "" };
  const [prefix, name] = [long.slice(0, 4), long.slice(5)];
  const named = [
    { name: "export.json", prefix: "", size: "00000000002" },
    { name, prefix, size: "00000002001" },
    { name: "logs/empty", prefix: "", size: "00000000000" },
  ];
  let at = 0;
  for (const [n, { bytes }] of files.entries()) {
    const header = archive.subarray(at, at + 512);
    // The sum of the header's bytes, those of the sum itself taken for spaces.
    const sum = header.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0);
    const chksum = sum.toString(8).padStart(6, "0");
    const magic = { magic: "ustar", version: "00" };
    assert.deepEqual(fieldsOf(header), { ...same, ...nobody, ...named[n], ...magic, chksum });
    const end = at + 512 + bytes.length;
    assert.deepEqual(archive.subarray(at + 512, end), Buffer.from(bytes));
    at += 512 + Math.ceil(bytes.length / 512) * 512;
    assert.ok(archive.subarray(end, at).every((byte) => byte === 0));
  }
  // Two blocks of zeros are the end.
  assert.deepEqual(archive.subarray(at), Buffer.alloc(1024));
});

test("the same files give the same bytes", async () => {
  assert.deepEqual(await pack(files), await pack(files));
});

/** Writes a header's field anew, with a checksum that fits. */
function edited(archive: Buffer, at: number, text: string): Buffer {
  const copy = Buffer.from(archive);
  copy.write(text, at, "latin1");
  copy.fill(" ", 148, 156);
  let sum = 0;
  for (let i = 0; i < 512; i++) sum += copy[i]!;
  copy.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return copy;
}

test("a path that leads out of the export is refused", async () => {
  const archive = await pack([{ path: "export.json", bytes: Buffer.from("{}") }]);
  for (const path of [
    "../../etc/x",
    "/etc/passwd",
    "a/../b.json",
    "a//b.json",
    ".hidden",
    "a\\..\\b",
    "~/x",
    "c:x",
  ])
    assert.throws(() => unpack(edited(archive, 0, path.padEnd(40, "\0"))), refusal("bad-path"), path);
  await assert.rejects(pack([{ path: "../x", bytes: new Uint8Array(1) }]), refusal("bad-path"));
});

test("links, devices and other special files are refused", async () => {
  const archive = await pack([{ path: "export.json", bytes: new Uint8Array(0) }]);
  for (const type of ["1", "2", "3", "6", "x", "L"])
    assert.throws(() => unpack(edited(archive, 156, type)), refusal("bad-archive"), type);
});

test("a file named twice, cut short, or larger than it may be is refused", async () => {
  const once = await pack([{ path: "export.json", bytes: Buffer.from("{}") }]);
  assert.throws(() => unpack(Buffer.concat([once.subarray(0, 1024), once])), refusal("bad-archive"));
  assert.throws(() => unpack(edited(once, 124, "00000100000")), refusal("bad-archive"));
  assert.throws(() => unpack(edited(once, 124, "zz")), refusal("bad-archive"));
  assert.throws(() => unpack(once.subarray(0, 1024)), refusal("bad-archive"));
  const large = await pack([{ path: "large", bytes: new Uint8Array(LIMIT + 1) }]);
  assert.throws(() => unpack(large), refusal("too-large"));
});

test("whatever is read as an archive is taken or refused, never anything else", async () => {
  const archive = await pack(files);
  const edit = fc.record({ at: fc.nat({ max: archive.length - 1 }), byte: fc.nat({ max: 255 }) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), fc.nat({ max: archive.length }), (edits, length) => {
      const copy = Buffer.from(archive);
      for (const { at, byte } of edits) copy[at] = byte;
      try {
        for (const path of unpack(copy.subarray(0, length)).keys()) assert.ok(!path.includes(".."));
      } catch (error) {
        assert.ok(error instanceof VerifyError);
      }
    }),
  );
});
