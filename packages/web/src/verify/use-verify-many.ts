import type { ProblemError } from "@entente/api";
import { useCallback, useState } from "react";
import { failureOf } from "../data/failure.ts";
import { useRelation } from "../relation/relation.tsx";
import type { StepState } from "./step.ts";
import { checksOf } from "./use-verify.ts";
import { type Listed, type LogName, type Verified, verifyMany } from "./verify-many.ts";

const placeOf = (entry: Listed) => `${entry.log} ${entry.index}`;

type Told = {
  readonly results: readonly Verified<Listed>[];
  readonly of: number;
  readonly busy: boolean;
  readonly problem?: ProblemError;
};

/** Verifies a list of entries, and says of each what came of it. */
export function useVerifyMany() {
  const { partner } = useRelation();
  const [told, setTold] = useState<Told>({ results: [], of: 0, busy: false });
  const run = useCallback(
    async (entries: readonly Listed[]) => {
      const results: Verified<Listed>[] = [];
      setTold({ results, of: entries.length, busy: true });
      try {
        const checks = (log: LogName, generation: number) => checksOf(partner, log, generation);
        for await (const one of verifyMany(entries, checks)) {
          results.push(one);
          setTold({ results: [...results], of: entries.length, busy: true });
        }
        setTold({ results, of: entries.length, busy: false });
      } catch (error) {
        setTold({ results, of: entries.length, busy: false, problem: failureOf(error) });
      }
    },
    [partner],
  );
  const count = (state: StepState) => told.results.filter((one) => one.state === state).length;
  return {
    run,
    busy: told.busy,
    done: told.results.length,
    of: told.of,
    problem: told.problem,
    results: told.results,
    /** Undefined until a whole list was gone through. */
    summary:
      told.busy || told.results.length === 0
        ? undefined
        : { good: count("good"), bad: count("bad"), open: count("open") },
    outcome: (entry: Listed) => told.results.find((one) => placeOf(one.entry) === placeOf(entry))?.state,
  };
}
