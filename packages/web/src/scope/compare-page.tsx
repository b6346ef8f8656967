import { scopeOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { ComparisonSheets } from "./comparison-sheets.tsx";

/** The newest rollups of both parties, compared; an operations officer records what was found. */
export function ComparePage() {
  const { m } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(scopeOperations.compareRollups, { query: { partner } });
  const record = useAct(scopeOperations.recordReconciliation);
  const [outcome, setOutcome] = useState<Done & { readonly id: string }>();
  const mayRecord = session.is("operations-officer") && session.who.mayAct;
  const send = async (ours: string, theirs: string) => {
    const acted = await record.run({ body: { partner, ours, theirs } });
    if (acted !== undefined)
      setOutcome({ said: m.scope.done.recorded, acted, id: acted.result.reconciliation });
  };
  return (
    <Page
      title={m.scope.compare}
      crumb={<a href={address(["scope"])}>{m.scope.title}</a>}
      lead={m.scope.compareLead}
    >
      <div className="stack">
        <Outcome of={outcome} />
        {outcome === undefined ? null : (
          <p>
            <a href={address(["scope", "reconciliations", outcome.id])}>{m.scope.reconciliation}</a>
          </p>
        )}
        <Problem of={record.problem} />
        <Ready of={reading}>
          {(comparison) => (
            <>
              <ComparisonSheets comparison={comparison} />
              {mayRecord && outcome === undefined ? (
                <div className="row">
                  <button
                    type="button"
                    className="button"
                    disabled={record.busy}
                    onClick={() => void send(comparison.ours, comparison.theirs)}
                  >
                    {m.scope.record}
                  </button>
                  <span className="small soft">{m.scope.recordHelp}</span>
                </div>
              ) : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}
