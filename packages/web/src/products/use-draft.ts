import { productDraftOperations, type ReportDraft } from "@entente/api";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../data/client.ts";

/** After so long without a key pressed, the draft is kept. */
const QUIET_MS = 1200;

export type Keeping =
  | { readonly state: "untouched" | "saving" | "failed" }
  | { readonly state: "saved"; readonly at: string };

/**
 * Keeps a report while it is written. `now` keeps it at once. `stop`, before it is recorded or discarded, resolves when
 * nothing of it is on its way any more; `goOn` when that has failed.
 */
export function useDraft(
  id: string,
  draft: ReportDraft,
  touched: boolean,
): { readonly keeping: Keeping; now(): void; stop(): Promise<void>; goOn(): void } {
  const [keeping, setKeeping] = useState<Keeping>({ state: "untouched" });
  const stopped = useRef(false);
  const latest = useRef(draft);
  latest.current = draft;
  const wanted = useRef(false);
  const going = useRef<Promise<void>>(undefined);
  const save = useCallback(() => {
    wanted.current = true;
    if (stopped.current) return;
    // One at a time: of two on their way, the older text could come last and stay.
    going.current ??= (async () => {
      while (wanted.current && !stopped.current) {
        wanted.current = false;
        setKeeping({ state: "saving" });
        try {
          const { changedAt } = await client.call(productDraftOperations.saveReportDraft, {
            params: { draft: id },
            body: latest.current,
          });
          setKeeping({ state: "saved", at: changedAt });
        } catch {
          setKeeping({ state: "failed" });
        }
      }
      going.current = undefined;
    })();
  }, [id]);
  const words = JSON.stringify(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed since is waited for
  useEffect(() => {
    if (!touched) return;
    const timer = setTimeout(save, QUIET_MS);
    return () => clearTimeout(timer);
  }, [words, touched, save]);
  return {
    keeping,
    now: save,
    async stop() {
      stopped.current = true;
      await going.current;
    },
    goOn() {
      stopped.current = false;
      // What was typed meanwhile was not kept.
      if (wanted.current) save();
    },
  };
}
