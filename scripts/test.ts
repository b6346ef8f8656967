/**
 * `npm test`: the checks, the tests, and what they need that is not an npm package. One closing line for each step;
 * `npm test -- --quick` leaves out what starts processes and a browser.
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { findBrowser } from "./browser.ts";

const quick = process.argv.includes("--quick");
const bin = (name: string) => `node_modules/.bin/${name}`;

const SHARED_MEMORY = "/dev/shm";
const ENOUGH_BYTES = 4 * 2 ** 30;

/** Nodes of tests wait for their disk a tenth of the time: where memory holds a file system that is large enough, not. */
function keepDataInMemory(): void {
  if (!existsSync(SHARED_MEMORY)) return;
  const { bavail, bsize } = statfsSync(SHARED_MEMORY);
  if (bavail * bsize < ENOUGH_BYTES) return;
  const place = mkdtempSync(join(SHARED_MEMORY, "entente-tests-"));
  process.env.TMPDIR = place;
  process.on("exit", () => rmSync(place, { recursive: true, force: true }));
  // Interrupted, the step that runs ends first, and then this process by its failure.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
}

function step(title: string, command: string, args: readonly string[]): void {
  process.stdout.write(`\n── ${title}\n`);
  const started = Date.now();
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    // Each test file is a process of its own: what it loads is compiled once for all of them.
    env: { NODE_COMPILE_CACHE: resolve("node_modules/.cache/tests"), ...process.env },
  });
  if (status !== 0) {
    process.stdout.write(`── ${title}: failed${error === undefined ? "" : ` (${error.message})`}\n`);
    process.exit(1);
  }
  process.stdout.write(`── ${title}: done in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

const tests = globSync("{packages,scripts}/**/*.test.ts", {
  exclude: (name) => name === "node_modules" || name === "dist",
}).sort();
const isSlow = (path: string) => path.startsWith("packages/demo/") || path.includes(".browser.test.");
const fast = tests.filter((path) => !isSlow(path));
/** Those that take longest are begun first, or one would go on alone at the end; `slowest.ts` tells which they are. */
const LONGEST = [
  "packages/demo/src/every-page.browser.test.ts",
  "packages/demo/src/affair-carried.test.ts",
  "packages/demo/src/affair/affair-clicked-first.browser.test.ts",
  "packages/demo/src/affair/affair-clicked-second.browser.test.ts",
  "packages/demo/src/hostile.browser.test.ts",
];
const slow = [...LONGEST, ...tests.filter((path) => isSlow(path) && !LONGEST.includes(path))];

function runTests(title: string, files: readonly string[], concurrency: number, reporter: "dot" | "spec") {
  const options = ["--concurrency", String(concurrency), "--reporter", reporter];
  step(`${title} (${files.length} files)`, process.execPath, [
    "--disable-warning=ExperimentalWarning",
    "scripts/run-tests.ts",
    ...options,
    ...files,
  ]);
}

keepDataInMemory();
step("format and lint", bin("biome"), ["check", "."]);
step("lint with types", bin("oxlint"), []);
step("types", bin("tsc"), ["-p", "."]);
// A third of a test's time is waiting for the disk; the runner by itself would even leave a processor free.
runTests("tests", fast, availableParallelism() + 1, "dot");
if (!quick) {
  process.env.CHROMIUM = findBrowser();
  // Much of their time is waiting for processes and pages; ports and directories are each test's own.
  runTests("tests with processes and a browser", slow, availableParallelism() + 1, "spec");
}
if (!existsSync("packages/web/dist/index.html")) process.stdout.write("note: the web app was not built\n");
