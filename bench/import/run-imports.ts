import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleBundle } from "@entente/stix";
import type { Measured, Progress } from "../row.ts";
import { type Desk, openDesk } from "./desk.ts";

const REAL = new URL("../../../shared/data/", import.meta.url);
const REAL_FILES = ["attack-ics.json", "attack-mobile.json"];
const PIECE = 65_536;

type Run = {
  readonly what: string;
  readonly objects: number;
  readonly perSecond: number;
  readonly perCpuSecond: number;
  /** The largest resident size seen while it ran. */
  readonly peakRssMiB: number;
};

/** Imports samples of growing size, each into a node of its own; memory must not grow with them. */
export async function runImports(sizes: readonly number[], progress: Progress): Promise<Measured> {
  const runs: Run[] = [];
  for (const count of sizes) {
    runs.push(
      await once(`sample of ${count}`, inPieces(sampleBundle({ seed: count, count })), count, progress),
    );
  }
  for (const name of REAL_FILES) {
    const file = new URL(name, REAL);
    if (!existsSync(file)) continue;
    runs.push(await once(name, createReadStream(fileURLToPath(file)), undefined, progress));
  }
  const largest = runs[sizes.length - 1]!;
  return { value: largest.perSecond, details: { runs } };
}

async function once(
  what: string,
  stream: AsyncIterable<Uint8Array>,
  expected: number | undefined,
  progress: Progress,
): Promise<Run> {
  await using desk: Desk = await openDesk();
  globalThis.gc?.();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    if (expected !== undefined) progress(desk.recorded(), expected, `${what}:`);
  }, 100);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { report } = await desk.import(stream);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  const objects = report.recorded + report.held + report.invalidCount;
  return {
    what,
    objects,
    perSecond: Math.round(objects / seconds),
    perCpuSecond: Math.round((objects * 1e6) / (user + system)),
    peakRssMiB: Math.round(Math.max(peak, process.memoryUsage.rss()) / 1024 / 1024),
  };
}

/** Joins small pieces to the size in which a network gives them. */
async function* inPieces(source: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for (const piece of source) {
    held.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
