/** Runs one row in this process and tells the parent how far it is, and what came of it. */
import { readdirSync, readFileSync } from "node:fs";
import type { Row } from "./row.ts";
import { rowFiles } from "./rows.ts";

export type ChildMessage =
  | { readonly type: "progress"; readonly done: number; readonly of: number; readonly doing: string }
  | { readonly type: "result"; readonly result: RowResult };

export type RowResult = {
  readonly value: number;
  readonly ratio: number | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** User and system time of this process while the row ran. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** How long its threads were ready to run and waited for a core: others were at work. Null where unknown. */
  readonly waitedSeconds: number | null;
  readonly peakRssMiB: number;
};

const PROGRESS_EVERY_MS = 200;

async function main(name: string, quick: boolean): Promise<void> {
  const { row } = (await import(rowFiles.get(name)!.href)) as { row: Row };
  let told = 0;
  const progress = (done: number, of: number, doing = "") => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY_MS) return;
    told = now;
    send({ type: "progress", done, of, doing });
  };
  const cpu = process.cpuUsage();
  const waited = waitedSoFar();
  const started = performance.now();
  const { value, ratio, details } = await row.run(progress, { quick });
  const wallSeconds = (performance.now() - started) / 1000;
  const waitedNow = waitedSoFar();
  const { user, system } = process.cpuUsage(cpu);
  send({
    type: "result",
    result: {
      value,
      ratio: ratio ?? null,
      details,
      cpuSeconds: (user + system) / 1e6,
      wallSeconds,
      waitedSeconds: waited === null || waitedNow === null ? null : waitedNow - waited,
      peakRssMiB: process.resourceUsage().maxRSS / 1024,
    },
  });
}

/** Seconds that this process's threads have waited for a core (schedstat, the second number), as far as they still run. */
function waitedSoFar(): number | null {
  try {
    return readdirSync("/proc/self/task")
      .map((task) => Number(readFileSync(`/proc/self/task/${task}/schedstat`, "utf8").split(" ")[1]) / 1e9)
      .reduce((sum, each) => sum + each, 0);
  } catch {
    return null;
  }
}

function send(message: ChildMessage): void {
  process.send?.(message);
}

await main(process.argv[2] ?? "", process.argv.includes("--quick"));
process.disconnect?.();
