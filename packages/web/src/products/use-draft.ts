import { productDraftOperations, type ReportDraft } from "@entente/api";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../data/client.ts";

/** After so long without a key pressed, the draft is kept. */
const QUIET_MS = 1200;

export type Keeping =
  | { readonly state: "untouched" | "saving" | "failed" }
  | { readonly state: "saved"; readonly at: string };

/** Keeps a report while it is written. `now` keeps it at once; `stop` when it was recorded or discarded. */
export function useDraft(
  id: string,
  draft: ReportDraft,
  touched: boolean,
): { readonly keeping: Keeping; now(): void; stop(): void } {
  const [keeping, setKeeping] = useState<Keeping>({ state: "untouched" });
  const stopped = useRef(false);
  const latest = useRef(draft);
  latest.current = draft;
  const save = useCallback(async () => {
    if (stopped.current) return;
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
  }, [id]);
  const words = JSON.stringify(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed since is waited for
  useEffect(() => {
    if (!touched) return;
    const timer = setTimeout(() => void save(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [words, touched, save]);
  return {
    keeping,
    now: () => void save(),
    stop: () => {
      stopped.current = true;
    },
  };
}
