import { closeSync, createReadStream, existsSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleBundle } from "@entente/stix";
import type { Measured, Progress } from "../row.ts";
import { scratch } from "../scratch.ts";
import { type Desk, openDesk } from "./desk.ts";

const REAL = new URL("../../../shared/data/", import.meta.url);
const REAL_FILES = ["attack-ics.json", "attack-mobile.json"];
/** How often the garbage is collected to see what is left: five times in each run. */
const LOOKS = 5;

type Run = {
  readonly what: string;
  readonly objects: number;
  readonly perSecond: number;
  readonly perCpuSecond: number;
  /** The largest resident size seen while it ran: it also holds what earlier runs left, and waits to be given back. */
  readonly peakRssMiB: number;
  /** The most that was in use, heap and buffers, after a collection in the middle of it. */
  readonly liveMiB: number;
};

/** Imports samples of growing size, each into a node of its own; memory must not grow with them. */
export async function runImports(sizes: readonly number[], progress: Progress): Promise<Measured> {
  const runs: Run[] = [];
  using place = scratch();
  for (const count of sizes) {
    const file = join(place.directory, `${count}.json`);
    writeSample(file, count);
    runs.push(await once(`sample of ${count}`, file, count, progress));
  }
  for (const name of REAL_FILES) {
    const file = new URL(name, REAL);
    if (!existsSync(file)) continue;
    runs.push(await once(name, fileURLToPath(file), undefined, progress));
  }
  const largest = runs[sizes.length - 1]!;
  return { value: largest.perSecond, details: { runs } };
}

async function once(
  what: string,
  file: string,
  expected: number | undefined,
  progress: Progress,
): Promise<Run> {
  await using desk: Desk = await openDesk();
  globalThis.gc?.();
  let peak = 0;
  let live = 0;
  let looked = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    if (expected === undefined) return;
    const recorded = desk.recorded();
    progress(recorded, expected, `${what}:`);
    if (recorded - looked < expected / LOOKS) return;
    looked = recorded;
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    live = Math.max(live, heapUsed + external);
  }, 100);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { report } = await desk.import(createReadStream(file));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  const objects = report.recorded + report.held + report.invalidCount;
  return {
    what,
    objects,
    perSecond: Math.round(objects / seconds),
    perCpuSecond: Math.round((objects * 1e6) / (user + system)),
    peakRssMiB: mebibytes(Math.max(peak, process.memoryUsage.rss())),
    liveMiB: mebibytes(live),
  };
}

const mebibytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** Beforehand, and to the disk: making it is no part of the import. */
function writeSample(path: string, count: number): void {
  const file = openSync(path, "wx");
  for (const piece of sampleBundle({ seed: count, count })) writeSync(file, piece);
  closeSync(file);
}
