import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBundle, encodeBundle } from "@entente/tlog";
import fc from "fast-check";
import { AGREEMENTS_FOLDER, checkpointPath, logTilePath, MANIFEST_PATH } from "./export-format.ts";
import { memoryReader, VerifyError } from "./reader.ts";
import type { Finding } from "./report.ts";
import { type Story, trueStory } from "./test-material.ts";
import { verifyExport } from "./verify.ts";

/** Somebody alters the export after it was made: without the keys, nothing can be made to fit again. */

const { story, hash } = await trueStory();
// More than one full tile, so that there are tiles above the lowest.
for (let count = 0; count < 600; count++) story.write("arvenia", "note.said/1", { count });
const size = story.sides.arvenia.entries.length;
const origin = story.origin("arvenia");
const original = story.files();
const width = (n: number) => Math.min(256, size - n * 256);
const bundlePath = (n: number) => logTilePath(origin, "entries", n, width(n));
const tilePlace = (n: number) => logTilePath(origin, 0, n, width(n));

type Files = Map<string, Uint8Array>;

async function findings(alter: (files: Files) => void): Promise<readonly Finding[]> {
  const files = new Map(original);
  alter(files);
  const report = await verifyExport(memoryReader(files), { now: story.now });
  const found = report.findings.filter(({ severity }) => severity === "violation");
  assert.equal(report.ok, found.length === 0);
  return found;
}

const brief = (found: readonly Finding[]) =>
  found.map(({ code, index }) => (index === undefined ? code : `${code} ${index}`));

function flip(files: Files, path: string, at: number, bit = 1): void {
  const bytes = Uint8Array.from(files.get(path)!);
  bytes[at] = bytes[at]! ^ bit;
  files.set(path, bytes);
}

/** Where the bytes of an entry begin in its bundle. */
function offsetOf(n: number, position: number): number {
  const entries = decodeBundle(original.get(bundlePath(n))!);
  return entries.slice(0, position).reduce((sum, entry) => sum + 2 + entry.length, 2);
}

function rebundle(files: Files, n: number, change: (entries: Uint8Array[]) => Uint8Array[]): void {
  files.set(bundlePath(n), encodeBundle(change(decodeBundle(files.get(bundlePath(n))!))));
}

test("the export these tests alter is whole", async () => {
  assert.deepEqual(await findings(() => undefined), []);
});

test("one byte of an entry: the entry is named", async () => {
  const found = await findings((files) => flip(files, bundlePath(1), offsetOf(1, 44) + 100));
  assert.deepEqual(brief(found), [`entry-altered ${256 + 44}`]);
  assert.notEqual(found[0]!.expected, found[0]!.found);
});

test("two entries altered at once: both are named", async () => {
  const found = await findings((files) => {
    flip(files, bundlePath(0), offsetOf(0, 3) + 10);
    flip(files, bundlePath(2), offsetOf(2, 7) + 10);
  });
  assert.deepEqual(brief(found), ["entry-altered 3", "entry-altered 519"]);
});

test("the length of an entry: the entry is named, though the rest of its bundle no longer falls apart", async () => {
  const found = await findings((files) => flip(files, bundlePath(1), offsetOf(1, 9) - 1, 4));
  assert.deepEqual(brief(found), [`entry-altered ${256 + 9}`]);
});

test("a dropped entry: the place where it is missing is named", async () => {
  const found = await findings((files) => rebundle(files, 1, (entries) => entries.toSpliced(20, 1)));
  assert.deepEqual(brief(found), [`entry-altered ${256 + 20}`]);
});

test("swapped entries: both are named", async () => {
  const found = await findings((files) =>
    rebundle(files, 0, (entries) => entries.with(11, entries[12]!).with(12, entries[11]!)),
  );
  assert.deepEqual(brief(found), ["entry-altered 11", "entry-altered 12"]);
});

test("an entry altered together with its hash: the root gives it away", async () => {
  const found = await findings((files) => {
    flip(files, bundlePath(0), offsetOf(0, 3) + 10);
    flip(files, tilePlace(0), 3 * 32);
  });
  assert.deepEqual(brief(found), ["entry-altered 3", "root-mismatch"]);
});

test("a hash of the lowest tiles: the tile and the index are named, and no entry is blamed", async () => {
  const found = await findings((files) => flip(files, tilePlace(1), 5 * 32 + 7));
  assert.deepEqual(brief(found), [`tile-altered ${256 + 5}`]);
  assert.equal(found[0]!.path, tilePlace(1));
});

test("a hash of an upper tile: the tile is named", async () => {
  const path = logTilePath(origin, 1, 0, 2);
  const found = await findings((files) => flip(files, path, 40));
  assert.deepEqual(brief(found), ["tile-altered"]);
  assert.equal(found[0]!.path, path);
});

test("bytes after the last entry of a bundle are found", async () => {
  const found = await findings((files) =>
    files.set(bundlePath(0), Buffer.concat([files.get(bundlePath(0))!, Buffer.alloc(3)])),
  );
  assert.deepEqual(brief(found), ["bundle-damaged 0"]);
});

test("a bundle, a tile or a checkpoint that is not there is found", async () => {
  assert.deepEqual(brief(await findings((files) => files.delete(bundlePath(1)))), ["bundle-missing 256"]);
  assert.deepEqual(brief(await findings((files) => files.delete(tilePlace(1)))), ["tile-missing 256"]);
  const upper = logTilePath(origin, 1, 0, 2);
  assert.deepEqual(brief(await findings((files) => files.delete(upper))), ["tile-missing"]);
  assert.deepEqual(brief(await findings((files) => files.delete(checkpointPath(origin)))), [
    "checkpoint-missing",
  ]);
});

/** Writes the checkpoint's note anew. */
function editNote(files: Files, edit: (note: string) => string): void {
  const path = checkpointPath(origin);
  files.set(path, new TextEncoder().encode(edit(new TextDecoder().decode(files.get(path)!))));
}

test("a shorter size in the checkpoint is found", async () => {
  const found = await findings((files) =>
    editNote(files, (note) => note.replace(`\n${size}\n`, `\n${size - 1}\n`)),
  );
  assert.ok(found.length > 0);
});

test("a root altered in the checkpoint is found, and no entry is blamed", async () => {
  const found = await findings((files) =>
    editNote(files, (note) =>
      note.replace(
        /^(.*\n.*\n)(.)/,
        (_, head: string, first: string) => `${head}${first === "A" ? "B" : "A"}`,
      ),
    ),
  );
  assert.deepEqual(brief(found), ["root-mismatch", "log-signature", "cosignature-invalid"]);
});

test("a forged signature of the log is found", async () => {
  const found = await findings((files) =>
    editNote(files, (note) => {
      const lines = note.split("\n");
      const at = lines.findIndex((line) => line.startsWith(`— ${origin} `));
      const line = lines[at]!;
      // Past the four bytes that name the key.
      const place = line.lastIndexOf(" ") + 20;
      lines[at] = `${line.slice(0, place)}${line[place] === "x" ? "y" : "x"}${line.slice(place + 1)}`;
      return lines.join("\n");
    }),
  );
  assert.deepEqual(brief(found), ["log-signature"]);
});

test("a forged cosignature is found", async () => {
  const found = await findings((files) =>
    editNote(files, (note) => {
      const place = note.lastIndexOf(" ") + 40;
      return `${note.slice(0, place)}${note[place] === "x" ? "y" : "x"}${note.slice(place + 1)}`;
    }),
  );
  assert.deepEqual(brief(found), ["cosignature-invalid"]);
});

test("a line taken off the checkpoint is found", async () => {
  const without = (start: string) => (files: Files) =>
    editNote(files, (note) =>
      note
        .split("\n")
        .filter((line) => !line.startsWith(start))
        .join("\n"),
    );
  assert.deepEqual(brief(await findings(without(`— ${origin} `))), ["log-signature"]);
  assert.deepEqual(brief(await findings(without("— entente.party/"))).slice(0, 1), ["checkpoint-malformed"]);
  const partner = `— entente.party/${story.party("talvia").slice(7)}/witness`;
  assert.deepEqual(brief(await findings(without(partner))), ["cosignature-missing"]);
});

test("the checkpoint of the other log is no checkpoint of this one", async () => {
  const found = await findings((files) =>
    files.set(checkpointPath(origin), files.get(checkpointPath(story.origin("talvia")))!),
  );
  assert.deepEqual(brief(found), ["checkpoint-malformed"]);
});

test("an altered document of an agreement is found, and nothing rests on it", async () => {
  const path = `${AGREEMENTS_FOLDER}/${hash.slice(7)}.json`;
  const found = await findings((files) => flip(files, path, 2000));
  assert.equal(found[0]!.code, "agreement-altered");
  assert.equal(found[0]!.path, path);
  assert.equal(found[0]!.expected, hash);
  const codes = new Set(found.map(({ code }) => code));
  assert.ok(codes.has("agreement-missing") && codes.has("release-without-agreement"));
});

test("a document that is not there leaves its releases without an agreement", async () => {
  const found = await findings((files) => files.delete(`${AGREEMENTS_FOLDER}/${hash.slice(7)}.json`));
  assert.ok(found.some(({ code }) => code === "agreement-missing"));
  assert.ok(found.some(({ code }) => code === "release-without-agreement"));
});

test("an export without its table of contents is none", async () => {
  const without = (files: Files) => void files.delete(MANIFEST_PATH);
  await assert.rejects(
    findings(without),
    (error) => error instanceof VerifyError && error.code === "not-an-export",
  );
});

test("a table of contents that says something else is found", async () => {
  const text = new TextDecoder().decode(original.get(MANIFEST_PATH)!);
  const edits: readonly (readonly [string, string])[] = [
    ["entente-export", "entente-import"],
    ['"spec":"1.0"', '"spec":"1.1"'],
    [`"by":"${story.party("arvenia")}"`, `"by":"${hash}"`],
    [`"parties":["${story.party("arvenia")}"`, `"parties":["${story.party("talvia")}"`],
    [`"partner":"${story.party("arvenia")}"`, `"partner":"${hash}"`],
    ["/liaison/", "/liasion/"],
  ];
  for (const [before, after] of edits) {
    assert.ok(text.includes(before), before);
    const edited = new TextEncoder().encode(text.replace(before, after));
    const found = await findings((files) => files.set(MANIFEST_PATH, edited));
    assert.deepEqual(brief(found), ["export-malformed"], before);
  }
});

test("a log that the table of contents leaves out is told of", async () => {
  const files = new Map(original);
  const manifest = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_PATH)!));
  manifest.logs.pop();
  files.set(MANIFEST_PATH, new TextEncoder().encode(JSON.stringify(manifest)));
  const report = await verifyExport(memoryReader(files), { now: story.now });
  assert.ok(report.findings.some(({ code }) => code === "log-undeclared"));
});

test("a checkpoint of a size no export could hold costs nothing", async () => {
  const found = await findings((files) =>
    editNote(files, (note) => note.replace(`\n${size}\n`, `\n${Number.MAX_SAFE_INTEGER}\n`)),
  );
  assert.deepEqual(brief(found), ["bundle-missing 512"]);
});

/** The files whose every byte is under a signature or a digest. The table of contents has a date, which is not. */
const sealed = (story: Story) => [...story.files()].filter(([path]) => path !== MANIFEST_PATH);

test("any bit flipped anywhere in entries, tiles, checkpoints or agreements is found, and nothing is thrown", async () => {
  const small = await trueStory();
  const files = sealed(small.story);
  const place = fc.nat({ max: files.length - 1 }).chain((file) =>
    fc.record({
      file: fc.constant(file),
      at: fc.nat({ max: files[file]![1].length - 1 }),
      bit: fc.integer({ min: 0, max: 7 }),
    }),
  );
  const whole = small.story.files();
  await fc.assert(
    fc.asyncProperty(place, async ({ file, at, bit }) => {
      const altered = new Map(whole);
      flip(altered, files[file]![0], at, 2 ** bit);
      const report = await verifyExport(memoryReader(altered), { now: small.story.now });
      assert.equal(report.ok, false);
    }),
    { numRuns: 250 },
  );
});

test("bytes cut off, put in or replaced anywhere are found, the table of contents never makes it throw", async () => {
  const small = await trueStory();
  const whole = small.story.files();
  const paths = [...whole.keys()];
  const edit = fc.record({
    path: fc.constantFrom(...paths),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 40 }),
    insert: fc.uint8Array({ maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(edit, async ({ path, at, remove, insert }) => {
      const bytes = whole.get(path)!;
      const from = Math.floor(at * bytes.length);
      const edited = Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]);
      const report = await verifyExport(memoryReader(new Map(whole).set(path, edited)), {
        now: small.story.now,
      });
      if (path !== MANIFEST_PATH) assert.equal(report.ok, edited.equals(bytes));
    }),
    { numRuns: 150 },
  );
});
