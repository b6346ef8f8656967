import assert from "node:assert/strict";
import { test } from "node:test";
import { formatVerifierKey } from "@entente/tlog";
import { packArchive } from "@entente/verify";
import { LOG_KEY, ORIGIN, RealLog, VERIFIER_KEYS, WITNESS_KEY } from "../testing/real-log.ts";
import { fingerprintOf } from "../verify/fingerprint.ts";
import { checkByWebCrypto } from "../verify/signatures.ts";
import { checkExport, keysFrom, notesFrom } from "./check-export.ts";
import { ExportError, filesFrom, filesInArchive } from "./export-files.ts";
import { type LogReport, logFolder } from "./verify-log.ts";

const log = new RealLog(700);
const folder = logFolder(ORIGIN);
const { keys } = keysFrom(VERIFIER_KEYS.join("\n"));
const flipped = (bytes: Uint8Array, at: number) => bytes.with(at, bytes[at]! ^ 1);

async function check(files: ReadonlyMap<string, Uint8Array>, more = {}): Promise<LogReport> {
  const { logs } = await checkExport({
    files: { read: async (path) => files.get(path) },
    keys,
    earlier: [],
    check: checkByWebCrypto,
    progress: () => undefined,
    ...more,
  });
  return logs[0]!;
}

const bad = ({ steps }: LogReport) =>
  steps.flatMap(({ state, code, index }) =>
    state === "bad" ? [index === undefined ? code : `${code} ${index}`] : [],
  );
const codes = ({ steps }: LogReport) => steps.map(({ code }) => code);

function altered(path: string, at: number): Map<string, Uint8Array> {
  const files = log.exported();
  const bytes = files.get(`${folder}/${path}`)!;
  files.set(`${folder}/${path}`, flipped(bytes, at));
  return files;
}

test("a sound export holds: head, signature, cosignature, entries, root and tiles", async () => {
  const report = await check(log.exported());
  assert.equal(report.size, 700);
  assert.deepEqual(codes(report), [
    "head-read",
    "signed",
    "cosigned",
    "entries-match",
    "root-matches",
    "tiles-match",
    "no-earlier",
  ]);
});

test("one altered byte of an entry names that entry, whichever it is", async () => {
  const width = log.entry(0).length;
  for (const index of [0, 255, 256, 511, 512, 699]) {
    const n = Math.floor(index / 256);
    const path = n === 2 ? "tile/entries/002.p/188" : `tile/entries/00${n}`;
    let at = 0;
    for (let each = n * 256; each < index; each++) at += 2 + log.entry(each).length;
    assert.deepEqual(bad(await check(altered(path, at + 2 + 40))), [
      `entry-altered ${index}`,
      "root-differs",
    ]);
  }
  assert.ok(width > 40);
});

test("an altered length, a bundle cut short and one with more in it name the first entry at fault", async () => {
  assert.deepEqual(bad(await check(altered("tile/entries/000", 1)))[0], "entry-altered 0");
  for (const change of [
    (bytes: Uint8Array) => bytes.slice(0, -5),
    (bytes: Uint8Array) => new Uint8Array([...bytes, 0]),
  ]) {
    const files = log.exported();
    const path = `${folder}/tile/entries/002.p/188`;
    files.set(path, change(files.get(path)!));
    assert.deepEqual(bad(await check(files)), ["entry-altered 699"]);
  }
});

test("an altered hash tile is told from an altered entry", async () => {
  assert.deepEqual(bad(await check(altered("tile/0/001", 32 * 6))), ["tile-altered 262"]);
  assert.deepEqual(bad(await check(altered("tile/1/000.p/2", 33))), ["tile-altered"]);
  const files = log.exported();
  files.delete(`${folder}/tile/1/000.p/2`);
  assert.deepEqual(bad(await check(files)), ["tile-missing"]);
});

test("what is missing is named", async () => {
  const files = log.exported();
  files.delete(`${folder}/tile/entries/001`);
  assert.deepEqual(bad(await check(files)), ["entries-missing 256"]);
  const headless = log.exported();
  headless.delete(`${folder}/checkpoint`);
  assert.deepEqual(bad(await check(headless)), ["head-missing"]);
});

test("an altered head is told: its root, its size, its signatures", async () => {
  const note = log.note();
  const withNote = (text: string) =>
    log.exported().set(`${folder}/checkpoint`, new TextEncoder().encode(text));
  const lines = note.split("\n");
  const root = lines[2]!;
  const other = lines.with(2, `${root[0] === "A" ? "B" : "A"}${root.slice(1)}`).join("\n");
  assert.deepEqual(bad(await check(withNote(other))), ["signature-bad", "signature-bad", "root-differs"]);
  const shorter = note.replace("\n700\n", "\n600\n");
  assert.ok(bad(await check(withNote(shorter))).includes("signature-bad"));
  assert.deepEqual(bad(await check(withNote("nothing"))), ["head-malformed"]);
});

test("without keys the signatures stay open, and other keys refuse", async () => {
  const without = await check(log.exported(), { keys: [] });
  assert.deepEqual(bad(without), []);
  assert.deepEqual(codes(without).slice(1, 3), ["no-key", "no-key"]);
  const other = { ...WITNESS_KEY, name: "entente.party/somebody/witness" };
  assert.deepEqual(bad(await check(log.exported(), { keys: [LOG_KEY, other] })), ["not-cosigned"]);
});

test("the log must extend the heads that were kept", async () => {
  const told = async (earlier: readonly string[]) => (await check(log.exported(), { earlier })).steps.at(-1);
  const kept = [new RealLog(1).note(), new RealLog(300).note(), log.note()];
  assert.equal((await told(kept))?.code, "extends");
  assert.equal((await told([new RealLog(701).note()]))?.code, "shorter");
  const forked = new RealLog(300, (index) => new TextEncoder().encode(`{"other":${index}}`));
  assert.deepEqual(
    [(await told([forked.note()]))?.code, (await told([forked.note()]))?.size],
    ["does-not-extend", 300],
  );
  assert.equal((await told([kept[1]!.replace("\n300\n", "\n301\n")]))?.code, "earlier-unsigned");
});

test("heads that were pasted one after the other are told apart", () => {
  const notes = [new RealLog(3).note(), log.note()];
  assert.deepEqual(notesFrom(notes.join("\n")), notes);
  assert.deepEqual(notesFrom(" \n"), []);
});

test("a folder is read from wherever its export begins, and a tar file without unpacking it", async () => {
  const files = [...log.exported()].map(([path, bytes]) => ({ path, bytes: new Uint8Array(bytes) }));
  const placed = files.map(({ path, bytes }) => ({
    path: `somewhere/export/${path}`,
    blob: new Blob([bytes]),
  }));
  const given = { keys, earlier: [], check: checkByWebCrypto, progress: () => undefined };
  assert.deepEqual(bad((await checkExport({ ...given, files: filesFrom(placed) })).logs[0]!), []);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of packArchive(files)) parts.push(new Uint8Array(part));
  const inside = await filesInArchive(new Blob(parts));
  assert.equal(inside.length, files.length);
  assert.deepEqual(bad((await checkExport({ ...given, files: filesFrom(inside) })).logs[0]!), []);
  await assert.rejects(filesInArchive(new Blob(parts.slice(0, -1))), { code: "bad-archive" });
  await assert.rejects(
    filesInArchive(new Blob([flipped(parts[0]!, 0) as Uint8Array<ArrayBuffer>, ...parts.slice(1)])),
    {
      code: "bad-archive",
    },
  );
});

test("what is no export is refused with its code", async () => {
  assert.throws(() => filesFrom([{ path: "a/b.json", blob: new Blob([]) }]), ExportError);
  const files = (text: string) => new Map([["export.json", new TextEncoder().encode(text)]]);
  for (const text of ["", "[]", "null", "{}", '{"type":"entente-export","parties":["a","b"],"logs":[{}]}'])
    await assert.rejects(check(files(text)), { code: "not-an-export" }, text);
});

test("a line that is no key is told by its number", () => {
  const { keys: read, wrong } = keysFrom(`\n${formatVerifierKey(LOG_KEY)}\nnonsense\n`);
  assert.deepEqual([read.length, wrong.map(({ line }) => line)], [1, [3]]);
});

test("a fingerprint is eight groups of five digits", () => {
  assert.match(fingerprintOf(`sha256:${"A".repeat(42)}E`), /^(\d{5} ){7}\d{5}$/);
});
