import { type ScopeComparison, scopeExplanationCodes, scopeOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Lines } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { ComparisonSheets } from "./comparison-sheets.tsx";

type Which = { readonly id: string; readonly side: "ours" | "theirs" };

/** A recorded comparison, made again here, with what each party explained. */
export function ReconciliationPage({ id, side }: Which) {
  const { m, f } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const params = { reconciliation: id };
  const reading = useRead(scopeOperations.getReconciliation, { params, query: { partner, side } });
  const [outcome, setOutcome] = useState<Done>();
  const mayExplain = session.is("operations-officer") && session.who.mayAct;
  return (
    <Page title={m.scope.reconciliation} crumb={<a href={address(["scope"])}>{m.scope.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ reconciliation, comparison }) => (
            <>
              <p>
                {m.scope.recordedBy[reconciliation.side]}, {f.time(reconciliation.at)}.{" "}
                {m.scope.openCount(f.number(reconciliation.open), f.number(reconciliation.differences))}
              </p>
              {comparison === undefined ? (
                <p className="warn">{reconciliation.same === false ? m.scope.notSame : m.scope.notHere}</p>
              ) : (
                <>
                  <ComparisonSheets comparison={comparison} />
                  {mayExplain ? (
                    <Explain
                      id={id}
                      side={reconciliation.side}
                      comparison={comparison}
                      done={(done) => {
                        setOutcome(done);
                        reading.again();
                      }}
                    />
                  ) : null}
                </>
              )}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

/** What is ours to explain and is not yet. */
const owed = ({ differences }: ScopeComparison): string[] =>
  differences
    .filter(({ owner, explained }) => owner === "ours" && explained === undefined)
    .map(({ number }) => String(number));

function Explain(
  props: Which & { readonly comparison: ScopeComparison; readonly done: (outcome: Done) => void },
) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const { id, side, comparison, done } = props;
  const explain = useAct(scopeOperations.explainDifference);
  const open = owed(comparison);
  const [chosen, setChosen] = useState(open[0] ?? "");
  const [code, setCode] = useState<(typeof scopeExplanationCodes)[number]>("clock");
  const [words, setWords] = useState("");
  if (open.length === 0) return null;
  const number = open.includes(chosen) ? chosen : open[0]!;
  const send = async () => {
    const acted = await explain.run({
      params: { reconciliation: id },
      body: { partner, side, difference: Number(number), code, words },
    });
    if (acted === undefined) return;
    setWords("");
    done({ said: m.scope.done.explained, acted });
  };
  return (
    <Sheet title={m.scope.explain}>
      <ActForm act={explain} send={send} submit={m.scope.doExplain} help={m.scope.explainHelp}>
        <Choice label={m.scope.number} value={number} codes={open} names={{}} change={setChosen} />
        <Choice
          label={m.scope.code}
          value={code}
          codes={scopeExplanationCodes}
          names={m.scope.codes}
          change={setCode}
        />
        <Lines label={m.scope.words} value={words} change={setWords} />
      </ActForm>
    </Sheet>
  );
}
