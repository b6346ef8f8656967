import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-stripped-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** An installation of two sources, whose `main.ts` says what it computed, and whether this process had to strip. */
function installed(): string {
  const sources = join(root, "packages", "node", "src", "sources");
  mkdirSync(sources, { recursive: true });
  for (const name of ["load-stripped.mjs", "strip.mjs"])
    writeFileSync(join(sources, name), readFileSync(new URL(name, import.meta.url)));
  writeFileSync(join(root, "package.json"), '{"type":"module"}');
  writeFileSync(join(sources, "add.ts"), "export const add = (a: number, b: number): number => a + b;\n");
  writeFileSync(
    join(sources, "main.ts"),
    `import { add } from "./add.ts";
const strips = process.moduleLoadList.some((name: string) => name.endsWith("deps/amaro/dist/index"));
console.log(JSON.stringify({ sum: add(2, 3), strips, line: String(new Error("here").stack).includes("main.ts:3") }));
`,
  );
  return sources;
}

function start(sources: string, folder: string): unknown {
  const program = `import { loadStripped } from ${JSON.stringify(pathToFileURL(join(sources, "load-stripped.mjs")).href)};
    loadStripped(${JSON.stringify(folder)});
    await import(${JSON.stringify(pathToFileURL(join(sources, "main.ts")).href)});`;
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { env });
  assert.equal(stderr.toString(), "");
  return JSON.parse(stdout.toString());
}

test("sources are stripped once, by another process, and loaded as they are kept", () => {
  const sources = installed();
  const kept = join(root, "kept");
  const said = { sum: 5, strips: false, line: true };
  assert.deepEqual(start(sources, kept), said);
  const files = readdirSync(kept).map((name) => [name, statSync(join(kept, name)).mtimeMs]);
  assert.equal(files.length, 2);
  assert.deepEqual(start(sources, kept), said);
  assert.deepEqual(
    readdirSync(kept).map((name) => [name, statSync(join(kept, name)).mtimeMs]),
    files,
  );
});

test("a source that has changed is stripped anew, and what it was is not kept", () => {
  const sources = installed();
  const kept = join(root, "kept");
  start(sources, kept);
  const before = readdirSync(kept);
  writeFileSync(join(sources, "add.ts"), "export const add = (a: number, b: number): number => a + b + 1;\n");
  assert.deepEqual(start(sources, kept), { sum: 6, strips: false, line: true });
  const after = readdirSync(kept);
  assert.equal(after.length, 2);
  assert.equal(after.filter((name) => before.includes(name)).length, 1);
});

test("what a power cut has left half written is stripped anew", () => {
  const sources = installed();
  const kept = join(root, "kept");
  const said = start(sources, kept);
  for (const name of readdirSync(kept)) writeFileSync(join(kept, name), "");
  assert.deepEqual(start(sources, kept), said);
  for (const name of readdirSync(kept)) assert.ok(statSync(join(kept, name)).size > 0);
});

test("where nothing can be kept, Node strips", () => {
  const sources = installed();
  writeFileSync(join(root, "kept"), "a file, not a folder");
  assert.deepEqual(start(sources, join(root, "kept")), { sum: 5, strips: true, line: true });
});
