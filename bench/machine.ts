import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** What a figure was measured on: without it, it says nothing. */
export function machine() {
  const list = cpus();
  return {
    cores: availableParallelism(),
    cpu: list[0]?.model ?? "unknown",
    memoryMiB: Math.round(totalmem() / 1024 / 1024),
    system: `${type()} ${release()}`,
    node: process.version,
    /** Above the number of cores, others were at work: look at ratios and CPU-seconds. */
    loadAverage: loadavg()
      .map((each) => each.toFixed(2))
      .join(" "),
  };
}
