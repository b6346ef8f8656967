import { scopeOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Working } from "./hour-field.tsx";
import { ReportSheets } from "./report-sheets.tsx";

/** One rollup with its report; a signatory signs what somebody else counted. */
export function RollupPage({ id, side }: { readonly id: string; readonly side: "ours" | "theirs" }) {
  const { m, f } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const params = { rollup: id };
  const reading = useRead(scopeOperations.getRollup, { params, query: { partner, side } });
  const sign = useAct(scopeOperations.signRollup);
  const [outcome, setOutcome] = useState<Done>();
  const send = async () => {
    const acted = await sign.run({ params });
    if (acted === undefined) return;
    setOutcome({ said: m.scope.done.signed, acted });
    reading.again();
  };
  return (
    <Page title={m.scope.rollup} crumb={<a href={address(["scope"])}>{m.scope.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Problem of={sign.problem} />
        <Ready of={reading}>
          {({ rollup, report }) => (
            <>
              <Sheet title={m.scope.sides[rollup.side]}>
                <dl className="facts">
                  <Fact term={m.scope.state}>{m.scope.states[rollup.state]}</Fact>
                  <Fact term={m.scope.period}>{m.scope.span(f.time(rollup.from), f.time(rollup.to))}</Fact>
                  <Fact term={m.scope.inUnit(m.scope.units[rollup.unit])}>{f.number(rollup.n)}</Fact>
                  <Fact term={m.scope.content}>
                    <span className={rollup.content === "not-matching" ? "warn" : undefined}>
                      {m.scope.contents[rollup.content]}
                    </span>
                  </Fact>
                  <Fact term={m.scope.digest}>
                    <span className="digest">{rollup.digest}</span>
                  </Fact>
                </dl>
                {rollup.state === "prepared" && session.is("signatory") && session.who.mayAct ? (
                  <div className="row">
                    <button
                      type="button"
                      className="button grave"
                      disabled={sign.busy}
                      onClick={() => void send()}
                    >
                      {m.scope.sign}
                    </button>
                    <span className="small soft">{m.scope.signHelp}</span>
                  </div>
                ) : null}
                {sign.busy ? (
                  <Working label={m.scope.sign} text={m.scope.counting(f.number(rollup.n))} />
                ) : null}
              </Sheet>
              {report === undefined ? null : <ReportSheets report={report} />}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}
