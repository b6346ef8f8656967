import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { packArchive } from "./archive.ts";
import { checkpointPath, logTilePath, MANIFEST_PATH } from "./export-format.ts";
import { directoryReader } from "./files.ts";
import { VerifyError } from "./reader.ts";
import type { Report } from "./report.ts";
import { runVerify } from "./run.ts";
import { trueStory } from "./test-material.ts";

const root = mkdtempSync(join(tmpdir(), "entente-verify-"));
after(() => rmSync(root, { recursive: true, force: true }));

const { story } = await trueStory();

function writeExport(name: string, files = story.files()): string {
  const directory = join(root, name);
  for (const [path, bytes] of files) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  return directory;
}

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const code = await runVerify(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => story.now,
  });
  return { code, out, err };
}

const lastLine = (text: string) => text.trimEnd().split("\n").at(-1);

test("a directory that is right: exit code 0, and the verdict is the last line", async () => {
  const { code, out } = await run(writeExport("right"));
  assert.equal(code, 0);
  assert.equal(lastLine(out), "Verdict: nothing is wrong in what was checked.");
});

test("one altered byte: exit code 1, and the entry is named in either language", async () => {
  const path = logTilePath(story.origin("arvenia"), "entries", 0, story.sides.arvenia.entries.length);
  const files = story.files();
  const bytes = Uint8Array.from(files.get(path)!);
  bytes[20] = bytes[20]! ^ 1;
  const directory = writeExport("altered", files.set(path, bytes));
  const english = await run(directory);
  assert.equal(english.code, 1);
  assert.match(english.out, /entry 0 of the log of sha256:.*The entry was altered.*\[entry-altered\]/);
  assert.equal(lastLine(english.out), "Verdict: 1 thing is wrong.");
  const french = await run(directory, "--lang", "fr");
  assert.match(french.out, /inscription 0 du journal de .*L’inscription a été altérée/);
  assert.equal(lastLine(french.out), "Verdict : 1 anomalie.");
});

test("--json gives the whole report", async () => {
  const { code, out } = await run(writeExport("json"), "--json");
  assert.equal(code, 0);
  const report = JSON.parse(out) as Report;
  assert.equal(report.ok, true);
  assert.equal(report.logs.length, 2);
});

test("--party asks for a party, and for its fingerprint", async () => {
  const directory = writeExport("party");
  const id = story.party("talvia");
  const report = JSON.parse((await run(directory, "--json")).out) as Report;
  const { fingerprint } = report.parties.find((party) => party.id === id)!;
  assert.equal((await run(directory, "--party", `${id}=${fingerprint}`)).code, 0);
  assert.equal((await run(directory, "--party", `${id}=${"0".repeat(40)}`)).code, 1);
  assert.equal((await run(directory, "--party", `sha256:${"A".repeat(43)}`)).code, 1);
});

test("the tar archive of an export is verified where it lies", async () => {
  const parts: Uint8Array[] = [];
  for await (const part of packArchive([...story.files()].map(([path, bytes]) => ({ path, bytes }))))
    parts.push(part);
  const file = join(root, "export.tar");
  writeFileSync(file, Buffer.concat(parts));
  assert.equal((await run(file)).code, 0);
});

test("what cannot be read is a mistake, not a verdict: exit code 2", async () => {
  assert.equal((await run()).code, 2);
  assert.equal((await run("a", "b")).code, 2);
  assert.equal((await run("--lang", "de", "x")).code, 2);
  assert.equal((await run("--party", "Talvia", "x")).code, 2);
  assert.equal((await run("--unknown", "x")).code, 2);
  const missing = await run(join(root, "nowhere"));
  assert.equal(missing.code, 2);
  assert.match(missing.err, /unreadable/);
  const empty = join(root, "empty");
  mkdirSync(empty);
  assert.match((await run(empty)).err, /not-an-export/);
  const noise = join(root, "noise.tar");
  writeFileSync(noise, Buffer.alloc(4096, "x"));
  assert.match((await run(noise)).err, /bad-archive/);
});

test("--help shows an example", async () => {
  const { code, out } = await run("--help");
  assert.equal(code, 0);
  assert.match(out, /entente verify \.\/export/);
});

const refused = (code: string) => (error: unknown) => error instanceof VerifyError && error.code === code;

test("a directory reader leaves its directory by no path and no link", () => {
  const directory = writeExport("closed");
  const reader = directoryReader(directory);
  assert.ok(reader.read(MANIFEST_PATH));
  assert.equal(reader.read("logs/nothing/here"), undefined);
  assert.deepEqual(reader.list("nothing"), []);
  for (const path of ["../right/export.json", "/etc/passwd", "logs/../../right/export.json", "", ".", "a//b"])
    assert.throws(() => reader.read(path), refused("bad-path"), path);
  symlinkSync(join(root, "right", MANIFEST_PATH), join(directory, "link.json"));
  symlinkSync(join(root, "right"), join(directory, "folder"));
  assert.throws(() => reader.read("link.json"), refused("bad-path"));
  assert.throws(() => reader.read("folder/export.json"), refused("bad-path"));
  assert.throws(() => reader.read("logs"), refused("unreadable"));
});

test("files that a desktop leaves behind are remarked on, and no fault", async () => {
  const directory = writeExport("desktop");
  writeFileSync(join(directory, "agreements", ".DS_Store"), "x");
  mkdirSync(join(directory, "logs", "not a log\u001b"));
  const { code, out } = await run(directory);
  assert.equal(code, 0);
  assert.match(out, /agreements\/\.DS_Store: .*\[file-unknown\]/);
  assert.match(out, /logs\/not a log\ufffd: .*\[log-undeclared\]/);
});

test("a file larger than any of an export is not read", async () => {
  const directory = writeExport("large");
  const path = checkpointPath(story.origin("arvenia"));
  writeFileSync(join(directory, path), new Uint8Array(20_000_000));
  const { code, err } = await run(directory);
  assert.equal(code, 2);
  assert.match(err, /too-large/);
});
