import type { Measured, Progress } from "../row.ts";
import { scratch } from "../scratch.ts";
import { BareLoop } from "./bare-loop.ts";
import { LedgerRun } from "./ledger-run.ts";

const ROUNDS = 4;
const WARM_UP = 4096;

/**
 * Appends through the ledger and through the bare loop by turns, so that what else the machine does weighs on both. The
 * bare loop commits as many together as the ledger did in the round before.
 */
export async function compareAppends(
  total: number,
  withContent: boolean,
  progress: Progress,
): Promise<Measured> {
  using place = scratch();
  const ledger = await LedgerRun.open(place.directory, withContent);
  const bare = new BareLoop(place.directory, withContent);
  const count = Math.floor(total / ROUNDS);
  const spent = { ledger: { ms: 0, cpu: 0 }, bare: { ms: 0, cpu: 0 } };
  const batches: number[] = [];
  bare.append(WARM_UP, 1024);
  await ledger.append(WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    await timed(spent.ledger, async () => {
      const doing = (done: number) => progress(round * count + done, total, "appends");
      batches.push(await ledger.append(count, doing));
    });
    await timed(spent.bare, () => bare.append(count, Math.max(1, Math.round(batches.at(-1)!))));
  }
  bare.close();
  await ledger.close();
  const rate = (ms: number) => (count * ROUNDS * 1000) / ms;
  const value = rate(spent.ledger.ms);
  return {
    value,
    ratio: value / rate(spent.bare.ms),
    details: {
      appends: count * ROUNDS,
      together: Math.round(batches.reduce((sum, each) => sum + each, 0) / batches.length),
      barePerSecond: Math.round(rate(spent.bare.ms)),
      ledgerCpuMicrosecondsEach: Math.round(spent.ledger.cpu / (count * ROUNDS)),
      bareCpuMicrosecondsEach: Math.round(spent.bare.cpu / (count * ROUNDS)),
    },
  };
}

async function timed(spent: { ms: number; cpu: number }, work: () => Promise<void> | void): Promise<void> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  spent.ms += performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  spent.cpu += user + system;
}
