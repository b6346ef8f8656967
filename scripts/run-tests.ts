/**
 * `run-tests.ts --concurrency N --reporter dot|spec FILE...`: Node's test runner, which takes the files in the order
 * they are given; its own command line sorts them. Tells of the tests, and at the end which files took longest.
 */
import { run } from "node:test";
import { dot, spec } from "node:test/reporters";
import { parseArgs } from "node:util";
import slowest from "./slowest.ts";

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: "string" }, reporter: { type: "string" } },
});
const events = run({ files, concurrency: Number(values.concurrency) });
events.on("test:fail", () => {
  process.exitCode = 1;
});
if (values.reporter === "dot") events.compose(dot).pipe(process.stdout);
else events.compose(new spec()).pipe(process.stdout);
events.compose(slowest).pipe(process.stdout);
