import { write } from "../../packages/demo/src/index.ts";
import { percentile } from "../release/percentile.ts";
import { send } from "../release/send.ts";
import { twoNodes } from "../release/two-nodes.ts";
import type { Row } from "../row.ts";

const WARM_UP = 10;

export const row: Row = {
  name: "release-one",
  what: "release to receipt, one report, two nodes on one machine, p95",
  goal: { atMost: 150 },
  unit: "ms",
  async run(progress, { quick }) {
    const count = quick ? 20 : 120;
    await using nodes = await twoNodes();
    const times: number[] = [];
    const approvals: number[] = [];
    let cpu = 0;
    for (let n = -WARM_UP; n < count; n++) {
      if (n === 0) cpu = nodes.cpuSeconds() ?? 0;
      const title = `Harbour report ${n + WARM_UP}`;
      const text = `TLP:GREEN\n\n(TLP:GREEN) Six vessels left the roads of Meliore at dawn, bulletin ${n + WARM_UP}.\n\nTLP:GREEN\n`;
      const product = await write(nodes.cast, "arvenia", title, text);
      const { milliseconds, approving } = await send(nodes, [product], "incident-response");
      if (n < 0) continue;
      times.push(milliseconds);
      approvals.push(approving);
      progress(n, count, "releases");
    }
    const p = (values: number[], share: number) => Math.round(percentile(values, share) * 10) / 10;
    return {
      value: percentile(times, 0.95),
      details: {
        releases: count,
        p50: p(times, 0.5),
        p95: p(times, 0.95),
        p99: p(times, 0.99),
        approvalP50: p(approvals, 0.5),
        approvalP95: p(approvals, 0.95),
        nodesCpuMillisecondsEach: Math.round((((nodes.cpuSeconds() ?? 0) - cpu) * 1000) / count),
      },
    };
  },
};
