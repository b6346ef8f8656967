import { type AnswerOf, scopeOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Batch } from "./batch.ts";
import { HourField, Working } from "./hour-field.tsx";
import { instantOfHour, type Period, periodOf } from "./period.ts";
import { ReportSheets } from "./report-sheets.tsx";

type Counted = AnswerOf<typeof scopeOperations.countRegister>;

/** Two counters count the register for whoever asks; nothing is recorded, and nothing leaves. */
export function CountOwn({ batches }: { readonly batches: readonly Batch[] }) {
  const { m, f } = useLanguage();
  const w = m.scope;
  const [period, setPeriod] = useState<Period>();
  const [asked, setAsked] = useState<Period>();
  const reading = useRead(
    scopeOperations.countRegister,
    asked === undefined
      ? undefined
      : { query: { from: instantOfHour(asked.from), to: instantOfHour(asked.to) } },
  );
  const shown = period ?? periodOf(batches);
  const rows = batches.reduce((sum, one) => sum + one.rows, 0);
  return (
    <Fold title={w.countOwn} hint={w.countOwnHelp}>
      <ActForm
        act={reading}
        send={() => {
          if (asked !== undefined && asked.from === shown.from && asked.to === shown.to) reading.again();
          setAsked(shown);
        }}
        submit={w.doCountOwn}
        tone="quiet"
        beside={reading.busy ? <Working label={w.doCountOwn} text={w.counting(f.number(rows))} /> : null}
      >
        <div className="fields">
          <HourField label={w.from} value={shown.from} change={(from) => setPeriod({ ...shown, from })} />
          <HourField label={w.to} value={shown.to} change={(to) => setPeriod({ ...shown, to })} />
        </div>
      </ActForm>
      {reading.answer === undefined ? null : <Result of={reading.answer} />}
    </Fold>
  );
}

function Result({ of: { report, check } }: { readonly of: Counted }) {
  const { m, f } = useLanguage();
  const w = m.scope;
  return (
    <div className="stack sheet-foot">
      <dl className="facts">
        <Fact term={w.counted}>
          <strong>
            {f.number(report.rows)} ({w.units[report.unit]})
          </strong>
        </Fact>
        <Fact term={w.twoCounters}>
          <span className={check.agrees ? "good" : "bad"}>
            {check.agrees
              ? w.countersAgree(f.number(check.first))
              : w.countersDiffer(f.number(check.first), f.number(check.second), f.number(check.differing))}
          </span>
        </Fact>
      </dl>
      <ReportSheets report={report} />
    </div>
  );
}
