/**
 * Measures what the project promises about speed and memory: `npm run bench [-- names...] [--quick] [--json]`.
 * Rows run one after the other, each in a process of its own.
 */
import { fork, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ChildMessage, RowResult } from "./child.ts";
import { machine } from "./machine.ts";
import { ProgressLine } from "./progress-line.ts";
import { isMet, type Row } from "./row.ts";
import { rowFiles } from "./rows.ts";
import { type Finished, table } from "./table.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
const RESULTS = new URL("./results/", import.meta.url);
const QUIET = "--disable-warning=ExperimentalWarning";

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.filter((name) => !rowFiles.has(name));
  if (values.help || unknown.length > 0) {
    if (unknown.length > 0) process.stderr.write(`There is no row ${unknown.join(", ")}.\n`);
    process.stdout.write(
      `npm run bench -- [names...] [--quick] [--json]\nrows: ${[...rowFiles.keys()].join(" ")}\n`,
    );
    return unknown.length > 0 ? 2 : 0;
  }
  const names = positionals.length > 0 ? positionals : [...rowFiles.keys()];
  const before = machine();
  const finished: Finished[] = [];
  const failed: string[] = [];
  const line = new ProgressLine();
  for (const name of names) {
    const { row } = (await import(rowFiles.get(name)!.href)) as { row: Row };
    try {
      finished.push({ row, result: await measure(row, values.quick, line) });
    } catch (cause) {
      failed.push(name);
      process.stderr.write(`${name}: ${(cause as Error).message}\n`);
    }
  }
  const record = recordOf(finished, values.quick, before);
  if (values.json) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  else process.stdout.write(`${table(finished)}\n`);
  if (!values.quick) keep(record);
  return failed.length > 0 ? 1 : 0;
}

/** Runs one row in a child process. */
function measure(row: Row, quick: boolean, line: ProgressLine): Promise<RowResult> {
  const started = performance.now();
  const label = (done: string) =>
    `${row.name}: ${done} ${Math.round((performance.now() - started) / 1000)} s`;
  const pinned = row.oneCore === true && hasTaskset() ? ["taskset", "-c", "0"] : [];
  const [program, ...rest] = [...pinned, process.execPath];
  const child = fork(CHILD, [row.name, ...(quick ? ["--quick"] : [])], {
    execPath: program!,
    execArgv: [...rest, QUIET, ...(row.nodeOptions ?? [])],
    serialization: "advanced",
  });
  line.show(label("starting"));
  return new Promise((resolve, reject) => {
    let result: RowResult | undefined;
    child.on("message", (message: ChildMessage) => {
      if (message.type === "result") result = message.result;
      else {
        const { done, of, doing } = message;
        line.show(label(`${doing} ${done.toLocaleString("en")} of ${of.toLocaleString("en")}`.trim()));
      }
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      line.clear();
      if (result === undefined) reject(new Error(`ended with code ${String(code)} and no result`));
      else resolve(result);
    });
  });
}

function hasTaskset(): boolean {
  return spawnSync("taskset", ["-c", "0", "true"], { stdio: "ignore" }).status === 0;
}

function recordOf(finished: readonly Finished[], quick: boolean, before: ReturnType<typeof machine>) {
  return {
    at: new Date().toISOString(),
    quick,
    machine: { ...before, loadAverageAfter: machine().loadAverage },
    rows: finished.map(({ row, result }) => {
      const { name, what, goal, unit, ratioAtLeast } = row;
      const measured = {
        value: result.value,
        ...(result.ratio === null ? {} : { ratio: result.ratio }),
        details: {},
      };
      return { name, what, unit, goal, ratioAtLeast, met: isMet(row, measured), ...result };
    }),
  };
}

function keep(record: ReturnType<typeof recordOf>): void {
  mkdirSync(RESULTS, { recursive: true });
  const text = `${JSON.stringify(record, null, 2)}\n`;
  const stamp = record.at.slice(0, 16).replace(":", "");
  for (const name of [stamp, "latest"]) writeFileSync(new URL(`${name}.json`, RESULTS), text);
}

process.exitCode = await main();
