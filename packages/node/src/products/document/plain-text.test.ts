import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "./read.ts";

const bytes = (text: string) => Buffer.from(text);
const refuses = (content: Uint8Array, code: string, declared = {}) =>
  assert.rejects(readDocument(content, declared), { name: "DocumentError", code });

test("text keeps its form but for line ends and the byte order mark", async () => {
  const { text, mediaType } = await readDocument(bytes("\ufeffUNCLASSIFIED\r\n\r\n(U) e\u0301te\u0301\rfin"));
  assert.equal(text, "UNCLASSIFIED\n\n(U) e\u0301te\u0301\nfin");
  assert.equal(mediaType, "text/plain");
});

test("a form feed parts paragraphs", async () => {
  const { portions } = await readDocument(bytes("(U) one\f(S) two"));
  assert.deepEqual(
    portions.map(({ mark }) => mark),
    ["U", "S"],
  );
});

const BINARIES: Record<string, string> = {
  "a ZIP or DOCX file": "504b0304140006000800",
  "an empty ZIP": "504b0506000000000000",
  gzip: "1f8b0800000000000003",
  zstd: "28b52ffd0458",
  "a PNG picture": "89504e470d0a1a0a",
  "a JPEG picture": "ffd8ffe000104a46",
  "an ELF program": "7f454c4602010100",
  "an SQLite database": "53514c69746520666f726d6174203300",
  "UTF-16": "fffe53004500",
};
for (const [name, hex] of Object.entries(BINARIES)) {
  test(`${name} is not text, whatever its name says`, async () => {
    for (const declared of [
      {},
      { fileName: "report.md" },
      { mediaType: "text/plain" },
      { mediaType: "application/pdf" },
    ]) {
      await refuses(Uint8Array.fromHex(hex), "not-text", declared);
    }
  });
}

test("a tar archive is not text", async () => {
  const tar = Buffer.alloc(1024);
  tar.write("ustar", 257);
  await refuses(tar, "not-text");
});

test("invalid UTF-8, NUL and lone controls are refused", async () => {
  await refuses(Uint8Array.of(0x61, 0xc3, 0x28), "not-text");
  await refuses(Uint8Array.of(0xed, 0xa0, 0x80), "not-text");
  for (const control of ["\u0000", "\u0007", "\u000b", "\u001b[31m", "\u007f", "\u0085", "\uffff"]) {
    await refuses(bytes(`(U) a${control}b`), "not-text");
  }
});

test("characters that reorder or hide text are refused, and the line is named", async () => {
  for (const character of ["\u202e", "\u2066", "\u{e0041}", "\ufff9"]) {
    await assert.rejects(readDocument(bytes(`(U) one\n(U) t${character}wo`)), {
      code: "hidden-content",
      message: /line 2/,
    });
  }
});

test("other invisible characters are a finding", async () => {
  for (const character of ["\u200b", "\u00ad", "\u200f", "\u{e0100}", "\u034f"]) {
    const { findings } = await readDocument(bytes(`(U) a${character}b`));
    assert.ok(findings.some(({ code }) => code === "invisible-characters"));
  }
});

test("a file without words has no text", async () => {
  for (const text of ["", "\n \t\n", "***\n---"]) await refuses(bytes(text), "no-text");
});

test("text in other languages of documents is refused", async () => {
  for (const text of [
    "<!DOCTYPE html><p>x",
    " <html>",
    "<?xml version='1.0'?>",
    "{\\rtf1 x}",
    "%!PS-Adobe",
  ]) {
    await refuses(bytes(text), "unsupported-type", { mediaType: "text/plain" });
  }
  await refuses(bytes("plain"), "unsupported-type", { mediaType: "text/html" });
});

test("what was declared decides only between text and Markdown", async () => {
  const type = async (declared: { mediaType?: string; fileName?: string }) =>
    (await readDocument(bytes("(U) words"), declared)).mediaType;
  assert.equal(await type({ fileName: "a.md" }), "text/markdown");
  assert.equal(await type({ fileName: "a.md", mediaType: "text/plain; charset=utf-8" }), "text/plain");
  assert.equal(await type({ mediaType: "text/markdown" }), "text/markdown");
  const misnamed = await readDocument(bytes("(U) words"), { fileName: "a.pdf" });
  assert.equal(misnamed.mediaType, "text/plain");
  assert.ok(misnamed.findings.some(({ code }) => code === "type-differs"));
});

test("a bad name is refused before the content is looked at", async () => {
  await refuses(bytes("(U) words"), "bad-name", { fileName: "../report.md" });
});

test("a text larger than its bound is refused", async () => {
  await refuses(Buffer.alloc((4 << 20) + 1, 0x61), "too-large");
});
