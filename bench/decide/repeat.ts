import type { Progress } from "../row.ts";

const WARM_UP = 20_000;

/** Asks the same questions over and over for so many seconds; counts answers per second and how many were permits. */
export function repeat<Q>(
  questions: readonly Q[],
  permits: (question: Q) => boolean,
  seconds: number,
  progress: Progress,
): { rate: number; perCpuSecond: number; answers: number; permitted: number } {
  for (let n = 0; n < WARM_UP; n++) permits(questions[n % questions.length]!);
  let answers = 0;
  let permitted = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  let elapsed = 0;
  while (elapsed < seconds * 1000) {
    for (let n = 0; n < 2000; n++) if (permits(questions[n % questions.length]!)) permitted++;
    answers += 2000;
    elapsed = performance.now() - started;
    progress(Math.round(elapsed / 100) / 10, seconds, "seconds");
  }
  const { user, system } = process.cpuUsage(cpu);
  const perCpuSecond = Math.round((answers * 1e6) / (user + system));
  return { rate: (answers * 1000) / elapsed, perCpuSecond, answers, permitted: permitted / answers };
}
