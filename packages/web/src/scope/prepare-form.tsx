import { scopeOperations } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice, Ticks } from "../ui/choices.tsx";
import type { Done } from "../ui/outcome.tsx";
import type { Batch } from "./batch.ts";
import { HourField, Working } from "./hour-field.tsx";
import { fieldsOf, instantOfHour, type Period, periodOf } from "./period.ts";

const COMPLETE = ["yes", "no", "unknown"] as const;
const COLLECTION = ["sustained", "survey", "mixed"] as const;

/** One person counts for a partner; another signs. */
export function Prepare(props: {
  readonly batches: readonly Batch[];
  done(outcome: Done & { readonly rollup: string }): void;
}) {
  const { m, f } = useLanguage();
  const w = m.scope;
  const { partner } = useRelation();
  const prepare = useAct(scopeOperations.prepareRollup);
  const { answer: rollups } = useRead(scopeOperations.listRollups, { query: { partner } });
  const offered = vocabularyOf(useAgreement(), partner).areas;
  const [period, setPeriod] = useState<Period>();
  const [areas, setAreas] = useState<readonly string[]>([]);
  const [supersedes, setSupersedes] = useState("");
  const [complete, setComplete] = useState<(typeof COMPLETE)[number]>("unknown");
  const [collection, setCollection] = useState<(typeof COLLECTION)[number]>("sustained");
  // Only counts of one period can be compared: what the partner has signed says which.
  const theirs = rollups?.items.find(({ side, state }) => side === "theirs" && state === "current");
  const shown = period ?? (theirs === undefined ? periodOf(props.batches) : fieldsOf(theirs));
  const signed = (rollups?.items ?? []).filter(({ side, state }) => side === "ours" && state === "current");
  const send = async () => {
    const acted = await prepare.run({
      body: {
        partner,
        from: instantOfHour(shown.from),
        to: instantOfHour(shown.to),
        areas: [...areas],
        complete,
        collection,
        ...(supersedes === "" ? {} : { supersedes }),
      },
    });
    if (acted === undefined) return;
    const { n, rollup } = acted.result;
    props.done({ said: w.done.prepared(f.number(n)), acted, rollup });
  };
  return (
    <FoldedForm
      title={w.prepare}
      hint={w.prepareHelp}
      act={prepare}
      send={send}
      submit={w.doPrepare}
      ready={areas.length > 0}
      beside={
        prepare.busy ? (
          <Working
            label={w.doPrepare}
            text={w.counting(f.number(props.batches.reduce((sum, one) => sum + one.rows, 0)))}
          />
        ) : null
      }
    >
      {theirs === undefined ? null : (
        <p className="soft">{w.samePeriod(w.span(f.time(theirs.from), f.time(theirs.to)))}</p>
      )}
      <div className="fields">
        <HourField label={w.from} value={shown.from} change={(from) => setPeriod({ ...shown, from })} />
        <HourField label={w.to} value={shown.to} change={(to) => setPeriod({ ...shown, to })} />
      </div>
      <div className="fields">
        <Choice
          label={w.complete}
          value={complete}
          codes={COMPLETE}
          names={w.completes}
          change={setComplete}
        />
        <Choice
          label={w.collection}
          value={collection}
          codes={COLLECTION}
          names={w.collections}
          change={setCollection}
        />
      </div>
      <Ticks
        label={w.areas}
        options={offered.map(({ code, name }) => ({ code, name: f.start(name) }))}
        value={areas}
        change={setAreas}
        at="areas"
      />
      {signed.length === 0 ? null : (
        <Choice
          label={w.supersedes}
          value={supersedes}
          codes={["", ...signed.map(({ rollup }) => rollup)]}
          names={{
            "": w.supersedesNone,
            ...Object.fromEntries(
              signed.map(({ rollup, from, to }) => [rollup, w.span(f.time(from), f.time(to))]),
            ),
          }}
          change={setSupersedes}
        />
      )}
      <p className="small soft">{w.prepareNext}</p>
    </FoldedForm>
  );
}
