import { readFileSync } from "node:fs";
import { twoNodes } from "../release/two-nodes.ts";
import type { Row } from "../row.ts";

export const row: Row = {
  name: "idle-memory",
  what: "memory of an idle node, resident",
  goal: { atMost: 150 },
  unit: "MiB",
  async run(progress, { quick }) {
    const seconds = quick ? 13 : 20;
    await using nodes = await twoNodes();
    const pid = nodes.processes[0]!.process.pid!;
    const afterStart = memoryOf(pid);
    for (let n = 0; n < seconds; n++) {
      progress(n, seconds, "seconds idle");
      await new Promise((resume) => setTimeout(resume, 1000));
    }
    const idle = memoryOf(pid);
    return { value: idle.rss, details: { idle, afterStart, secondsIdle: seconds } };
  },
};

type Memory = { readonly rss: number; readonly pss: number; readonly anonymous: number };

/** proc(5), `smaps_rollup`, in MiB. `pss` counts what is shared with other processes by halves. */
function memoryOf(pid: number): Memory {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const field = (name: string) =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? Number.NaN) / 102.4) / 10;
  return { rss: field("Rss"), pss: field("Pss"), anonymous: field("Anonymous") };
}
