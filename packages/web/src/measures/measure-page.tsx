import { type MeasureDetail, measureOperations } from "@entente/api";
import { useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { EntryLink } from "../ledger/entry-link.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Choice } from "../ui/choices.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { spanOf } from "../ui/span.ts";
import { Stands } from "../ui/stands.tsx";
import { WhatItStops } from "./what-it-stops.tsx";

/** One measure: what it says, what it stopped and did not stop, and what may be done about it. */
export function MeasurePage({ id }: { readonly id: string }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const reading = useRead(measureOperations.getMeasure, { params: { measure: id } });
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Page
      title={
        reading.answer === undefined
          ? m.measures.title
          : `${m.measures.what[reading.answer.what]}${m.colon} ${f.list(reading.answer.areas.map(nameOf))}`
      }
      crumb={<a href={address(["measures"])}>{m.measures.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(measure) => (
            <>
              <Stands
                state={m.measures.states[measure.state]}
                mover={m.measures.nexts[measure.state]}
                tone={toneOf(measure)}
              />
              <Acts
                measure={measure}
                done={(done) => {
                  setOutcome(done);
                  reading.again();
                }}
              />
              <Effect measure={measure} />
              <About measure={measure} />
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

/** What is stopped is grave; what is shared more, or shared again, is good. */
const toneOf = ({ state, what }: MeasureDetail) =>
  state === "lifted" || (state === "applied" && what === "share-more")
    ? "good"
    : state === "applied"
      ? "late"
      : undefined;

type One = { readonly measure: MeasureDetail };

function About({ measure }: One) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.measures.about}>
      <dl className="facts">
        <Fact term={m.measures.proposed}>
          {f.time(measure.at)}, {m.measures.by[measure.by]},{" "}
          <EntryLink log={measure.entry.log} place={measure.entry.index} />
        </Fact>
        {measure.reason === undefined ? null : (
          <Fact term={m.measures.reason}>{m.measures.reasons[measure.reason]}</Fact>
        )}
        <Fact term={m.measures.words}>
          <bdi>{measure.text ?? m.measures.unreadable}</bdi>
        </Fact>
        {measure.dropped === undefined ? null : (
          <Fact term={m.measures.dropped}>{m.measures.drops[measure.dropped]}</Fact>
        )}
        {measure.appliedAt === undefined ? null : (
          <Fact term={m.measures.applied}>{f.time(measure.appliedAt)}</Fact>
        )}
        {measure.endedAt === undefined ? null : (
          <Fact term={m.measures.ended}>{f.time(measure.endedAt)}</Fact>
        )}
      </dl>
    </Sheet>
  );
}

type Volume = NonNullable<MeasureDetail["volumes"]>["before"][number];

function Volumes({ of }: { readonly of: readonly Volume[] }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  if (of.length === 0) return m.measures.nothing;
  return (
    <ul className="plain">
      {of.map(({ area, direction, count }) => (
        <li key={`${area} ${direction}`}>
          {m.measures.volume(nameOf(area), direction === "out", f.number(count))}
        </li>
      ))}
    </ul>
  );
}

function Effect({ measure: { effect, volumes } }: One) {
  const { m, f, language } = useLanguage();
  if (effect !== undefined) {
    const { stopped, wentOn } = effect;
    const entries = wentOn.entries.reduce((sum, { count }) => sum + count, 0);
    return (
      <Sheet title={m.measures.stopped}>
        <dl className="facts">
          <Fact term={m.measures.stopped}>
            {m.measures.stoppedCount(f.number(stopped.refusals), f.number(stopped.products))}
          </Fact>
          <Fact term={m.measures.sharedMeanwhile}>
            <Volumes of={wentOn.shared} />
          </Fact>
          <Fact term={m.measures.recalls}>{f.number(wentOn.recalls)}</Fact>
          <Fact term={m.measures.entries}>{f.number(entries)}</Fact>
        </dl>
      </Sheet>
    );
  }
  if (volumes === undefined) return null;
  const span = spanOf(volumes.seconds, language);
  return (
    <Sheet title={m.measures.what["share-more"]!}>
      <dl className="facts">
        <Fact term={m.measures.before(span)}>
          <Volumes of={volumes.before} />
        </Fact>
        <Fact term={m.measures.after(span)}>
          <Volumes of={volumes.after} />
        </Fact>
      </dl>
    </Sheet>
  );
}

const DROPS = ["answered", "agreed", "withdrawn"] as const;

function Acts({ measure, done }: One & { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const session = useSession();
  const drop = useAct(measureOperations.dropMeasure);
  const apply = useAct(measureOperations.applyMeasure);
  const lift = useAct(measureOperations.liftMeasure);
  const [why, setWhy] = useState<(typeof DROPS)[number]>("answered");
  if (!session.who.mayAct) return null;
  const ours = measure.by === "us" && measure.state === "proposed";
  const mayDrop = ours && session.is("liaison-officer");
  const mayApply = ours && session.is("signatory");
  const mayLift = measure.state === "applied" && measure.what === "suspend-area" && session.is("signatory");
  if (!mayDrop && !mayApply && !mayLift) return null;
  const params = { measure: measure.measure };
  const told = async (acting: Promise<Done["acted"] | undefined>, said: string) => {
    const acted = await acting;
    if (acted !== undefined) done({ said, acted });
  };
  return (
    <section className="stack">
      {mayApply && measure.what === "suspend-area" ? <WhatItStops areas={measure.areas} /> : null}
      {mayApply ? (
        <p className="small soft">
          {measure.what === "suspend-area" ? m.measures.applyHelp : m.measures.applyMoreHelp}
        </p>
      ) : null}
      {mayLift ? <p className="notice">{m.measures.liftHelp}</p> : null}
      <Problem of={drop.problem ?? apply.problem ?? lift.problem} />
      <div className="row">
        {mayDrop ? (
          <Choice
            label={m.measures.dropWhy}
            value={why}
            codes={DROPS}
            names={m.measures.dropReasons}
            change={setWhy}
          />
        ) : null}
        {mayDrop ? (
          <button
            type="button"
            className="button quiet"
            disabled={drop.busy}
            onClick={() => void told(drop.run({ params, body: { reason: why } }), m.measures.done.dropped)}
          >
            {m.measures.doDrop}
          </button>
        ) : null}
        {mayApply ? (
          <button
            type="button"
            className="button grave"
            disabled={apply.busy}
            onClick={() => void told(apply.run({ params, body: {} }), m.measures.done.applied)}
          >
            {m.measures.doApply}
          </button>
        ) : null}
        {mayLift ? (
          <button
            type="button"
            className="button"
            disabled={lift.busy}
            onClick={() => void told(lift.run({ params, body: {} }), m.measures.done.lifted)}
          >
            {m.measures.doLift}
          </button>
        ) : null}
      </div>
    </section>
  );
}
