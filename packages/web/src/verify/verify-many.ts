import { ProblemError } from "@entente/api";
import type { GivenHead } from "./log-source.ts";
import { generationOf } from "./places.ts";
import { hasFailed, isAllGood, type Step, type StepState, step } from "./step.ts";
import { inOrder, type ShownEntry, verifyMember } from "./verify-entry.ts";
import { type Checks, unreached, type VerifiedHead, verifyHead } from "./verify-head.ts";

export type LogName = "ours" | "theirs";
export type Listed = ShownEntry & { readonly mine: boolean; readonly log: string };
export type Verified<E> = { readonly entry: E; readonly steps: readonly Step[]; readonly state: StepState };

/** As many entries' bytes are asked for at once. */
const AT_ONCE = 8;

/** Verifies the head of each log, of whichever generation, once, and every entry under it. What came of each is given as it is known. */
export async function* verifyMany<E extends Listed>(
  entries: readonly E[],
  checksOf: (log: LogName, generation: number) => Checks,
): AsyncGenerator<Verified<E>> {
  type Opened = { readonly checks: Checks; readonly head: Promise<VerifiedHead> };
  const logs = new Map<string, Opened>();
  const logOf = ({ mine, log }: E): Opened => {
    const generation = generationOf(log);
    const name = `${mine ? "ours" : "theirs"} ${generation}`;
    const known = logs.get(name);
    if (known !== undefined) return known;
    const checks = checksOf(mine ? "ours" : "theirs", generation);
    const opened = { checks, head: readHead(checks) };
    logs.set(name, opened);
    return opened;
  };
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    yield* await Promise.all(
      entries.slice(at, at + AT_ONCE).map(async (entry) => {
        const { checks, head: opened } = logOf(entry);
        const { steps, head } = await opened;
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
  let given: GivenHead;
  try {
    given = await checks.source.head();
  } catch (cause) {
    // A successor that nobody has cosigned yet leaves its own entries open, and not those of the log before it.
    if (!(cause instanceof ProblemError) || cause.status !== 404) throw cause;
    const rest = unreached("signature", "cosignature", "consistency");
    return { steps: [step("keys", "open", "unreachable"), ...rest], head: undefined };
  }
  return verifyHead(given, checks);
}

const stateOf = (steps: readonly Step[]): StepState =>
  hasFailed(steps) ? "bad" : isAllGood(steps) ? "good" : "open";
