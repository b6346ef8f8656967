import type { GivenHead } from "./log-source.ts";
import { hasFailed, isAllGood, type Step, type StepState } from "./step.ts";
import { inOrder, type ShownEntry, verifyMember } from "./verify-entry.ts";
import { type Checks, unreached, type VerifiedHead, verifyHead } from "./verify-head.ts";

export type LogName = "ours" | "theirs";
export type Listed = ShownEntry & { readonly mine: boolean };
export type Verified<E> = { readonly entry: E; readonly steps: readonly Step[]; readonly state: StepState };

/** As many entries' bytes are asked for at once. */
const AT_ONCE = 8;

/** Verifies the head of each log once, and every entry under it. What came of each is given as it is known. */
export async function* verifyMany<E extends Listed>(
  entries: readonly E[],
  checksOf: (log: LogName) => Checks,
): AsyncGenerator<Verified<E>> {
  const heads = new Map<LogName, Promise<VerifiedHead>>();
  const headOf = (log: LogName) => {
    const known = heads.get(log) ?? readHead(checksOf(log));
    heads.set(log, known);
    return known;
  };
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    yield* await Promise.all(
      entries.slice(at, at + AT_ONCE).map(async (entry) => {
        const log = entry.mine ? "ours" : "theirs";
        const checks = checksOf(log);
        const { steps, head } = await headOf(log);
        const own =
          head === undefined
            ? unreached("bytes", "inclusion")
            : await verifyMember(entry, await checks.source.entry(entry.index), head, checks);
        const all = inOrder([...steps, ...own]);
        return { entry, steps: all, state: stateOf(all) };
      }),
    );
  }
}

async function readHead(checks: Checks): Promise<VerifiedHead> {
  const given: GivenHead = await checks.source.head();
  return verifyHead(given, checks);
}

const stateOf = (steps: readonly Step[]): StepState =>
  hasFailed(steps) ? "bad" : isAllGood(steps) ? "good" : "open";
