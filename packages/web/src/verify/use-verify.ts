import type { ProblemError } from "@entente/api";
import { useCallback, useState } from "react";
import { failureOf } from "../data/failure.ts";
import { useRelation } from "../relation/relation.tsx";
import { browserMemory, nodeLog } from "./node-log.ts";
import { checkByWebCrypto } from "./signatures.ts";
import type { Step } from "./step.ts";
import { Tiles } from "./tree-reader.ts";
import { type ShownEntry, verifyEntry } from "./verify-entry.ts";
import type { Checks } from "./verify-head.ts";

/** Kept as long as the page: tiles that a signed root has vouched for stay true. */
const tiles = new Tiles();

export const checksOf = (partner: string, log: "ours" | "theirs"): Checks => ({
  source: nodeLog(partner, log),
  expected: { partner, log },
  tiles,
  memory: browserMemory,
  check: checkByWebCrypto,
});

export type Verifying = {
  readonly busy: boolean;
  readonly steps: readonly Step[] | undefined;
  readonly problem: ProblemError | undefined;
  run(entry: ShownEntry & { readonly mine: boolean }): Promise<void>;
};

/** Verifies one entry at a time when asked to. */
export function useVerify(): Verifying {
  const { partner } = useRelation();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ steps?: readonly Step[]; problem?: ProblemError }>({});
  const run = useCallback(
    async (entry: ShownEntry & { readonly mine: boolean }) => {
      setBusy(true);
      try {
        setTold({ steps: await verifyEntry(entry, checksOf(partner, entry.mine ? "ours" : "theirs")) });
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
