import type { ProblemError } from "@entente/api";
import { useCallback, useState } from "react";
import { failureOf } from "../data/failure.ts";
import { useRelation } from "../relation/relation.tsx";
import { browserMemory, nodeLog } from "./node-log.ts";
import { generationOf } from "./places.ts";
import { checkByWebCrypto } from "./signatures.ts";
import type { Step } from "./step.ts";
import { Tiles } from "./tree-reader.ts";
import { verifyEntry } from "./verify-entry.ts";
import type { Checks } from "./verify-head.ts";
import type { Listed } from "./verify-many.ts";

/** Kept as long as the page: tiles that a signed root has vouched for stay true. */
const tiles = new Tiles();

export const checksOf = (partner: string, log: "ours" | "theirs", generation: number): Checks => ({
  source: nodeLog(partner, log, generation),
  expected: { partner, log, generation },
  tiles,
  memory: browserMemory,
  check: checkByWebCrypto,
});

export type Verifying = {
  readonly busy: boolean;
  readonly steps: readonly Step[] | undefined;
  readonly problem: ProblemError | undefined;
  run(entry: Listed): Promise<void>;
};

/** Verifies one entry at a time when asked to. */
export function useVerify(): Verifying {
  const { partner } = useRelation();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ steps?: readonly Step[]; problem?: ProblemError }>({});
  const run = useCallback(
    async (entry: Listed) => {
      setBusy(true);
      try {
        const checks = checksOf(partner, entry.mine ? "ours" : "theirs", generationOf(entry.log));
        setTold({ steps: await verifyEntry(entry, checks) });
      } catch (error) {
        setTold({ problem: failureOf(error) });
      } finally {
        setBusy(false);
      }
    },
    [partner],
  );
  return { busy, steps: told.steps, problem: told.problem, run };
}
