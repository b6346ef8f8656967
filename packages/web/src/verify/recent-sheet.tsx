import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { EntryLink } from "../ledger/entry-link.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { placeOf } from "./places.ts";
import { StepsList } from "./steps-list.tsx";
import { useVerifyMany } from "./use-verify-many.ts";

/** Both heads and the newest entries of the relation, recomputed at one press. */
export function RecentSheet() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const { answer, problem } = useRead(oversightOperations.listEntries, {
    params: { partner },
    query: { limit: 100 },
  });
  const { run, busy, done, of, summary, results, problem: failure } = useVerifyMany();
  const entries = answer?.items ?? [];
  const bad = results.filter(({ state }) => state === "bad");
  return (
    <Sheet title={m.verifying.recent}>
      <div className="stack">
        <p className="soft">{m.verifying.recentLead}</p>
        <Problem of={problem ?? failure} />
        <p className="no-print">
          <button
            type="button"
            className="button"
            aria-disabled={busy || entries.length === 0}
            onClick={() => {
              if (!busy && entries.length > 0) void run(entries);
            }}
          >
            {busy ? `${m.verifying.busy}…` : m.verifying.recent}
          </button>
        </p>
        {busy ? (
          <progress
            className="verify-progress"
            value={done}
            max={of}
            aria-label={m.verifying.progress(done, of)}
          />
        ) : null}
        <div role="status">
          {summary === undefined ? null : (
            <>
              {summary.bad > 0 ? null : (
                <p className={`notice ${summary.open > 0 ? "" : "is-good"}`}>
                  <strong>{m.verifying.recentGood(summary.good)}</strong>{" "}
                  {summary.open > 0 ? m.verifying.recentOpen(summary.open) : null}
                </p>
              )}
              {summary.bad === 0 ? null : (
                <p className="notice is-bad">
                  <strong>{m.verifying.recentBad(summary.bad)}</strong>
                </p>
              )}
            </>
          )}
        </div>
        {bad.slice(0, 5).map(({ entry, steps }) => (
          <div key={`${entry.log} ${entry.index}`}>
            <p>
              <EntryLink log={entry.mine ? "ours" : "theirs"} place={placeOf(entry)} />
            </p>
            <StepsList steps={steps} />
          </div>
        ))}
      </div>
    </Sheet>
  );
}
