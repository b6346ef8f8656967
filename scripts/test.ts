/**
 * `npm test`: the checks, the tests, and what they need that is not an npm package. One closing line for each step;
 * `npm test -- --quick` leaves out what starts processes and a browser.
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { findBrowser } from "./browser.ts";

const quick = process.argv.includes("--quick");
const bin = (name: string) => `node_modules/.bin/${name}`;

function step(
  title: string,
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): void {
  process.stdout.write(`\n── ${title}\n`);
  const started = Date.now();
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    // Each test file is a process of its own: what it loads is compiled once for all of them.
    env: { NODE_COMPILE_CACHE: resolve("node_modules/.cache/tests"), ...process.env, ...environment },
  });
  if (status !== 0) {
    process.stdout.write(`── ${title}: failed${error === undefined ? "" : ` (${error.message})`}\n`);
    process.exit(1);
  }
  process.stdout.write(`── ${title}: done in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

/** What is told while they run, and at the end which files took longest. */
const reporting = (reporter: string) =>
  [reporter, "./scripts/slowest.ts"].flatMap((each) => [
    `--test-reporter=${each}`,
    "--test-reporter-destination=stdout",
  ]);

const tests = globSync("{packages,scripts}/**/*.test.ts", {
  exclude: (name) => name === "node_modules" || name === "dist",
}).sort();
const isSlow = (path: string) => path.startsWith("packages/demo/") || path.includes(".browser.test.");
const fast = tests.filter((path) => !isSlow(path));
const slow = tests.filter(isSlow);

step("format and lint", bin("biome"), ["check", "."]);
step("lint with types", bin("oxlint"), []);
step("types", bin("tsc"), ["-p", "."]);
step(`tests (${fast.length} files)`, process.execPath, [
  "--disable-warning=ExperimentalWarning",
  "--test",
  // A third of a test's time is waiting for the disk; the runner by itself would even leave a processor free.
  `--test-concurrency=${availableParallelism() + 1}`,
  ...reporting("dot"),
  ...fast,
]);
if (!quick && slow.length > 0) {
  const browser = findBrowser();
  step(
    `tests with processes and a browser (${slow.length} files)`,
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "--test",
      // Much of their time is waiting for processes and pages; ports and directories are each test's own.
      "--test-concurrency=2",
      ...reporting("spec"),
      ...slow,
    ],
    {
      CHROMIUM: browser,
    },
  );
}
if (!existsSync("packages/web/dist/index.html")) process.stdout.write("note: the web app was not built\n");
