import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { Thread } from "../ui/thread.tsx";
import { FollowForm } from "./follow-form.tsx";
import { laneOf } from "./lanes.ts";
import { useMayAct } from "./places.tsx";
import type { Undertaking } from "./shown.ts";
import { UndertakingClock, useUndertakingMover } from "./undertaking-state.tsx";

/** One undertaking: where it stands, what it covers and is silent on, what was shown and what the other party says. */
export function UndertakingPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const reading = useRead(contactOperations.listUndertakings, { query: { partner, limit: 200 } });
  const [outcome, setOutcome] = useState<Done>();
  const one = reading.answer?.items.find(({ undertaking }) => undertaking === id);
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  return (
    <Page
      title={m.undertakings.one}
      crumb={<a href={address(["contacts", "undertakings"])}>{m.undertakings.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {() =>
            one === undefined ? (
              <p className="soft">{m.failure.notFound}</p>
            ) : (
              <>
                <State of={one} />
                <About of={one} />
                <Said of={one} />
                {mayAct ? <FollowForm of={one} done={done} /> : null}
              </>
            )
          }
        </Ready>
      </div>
    </Page>
  );
}

type One = { readonly of: Undertaking };

function State({ of }: One) {
  const { m } = useLanguage();
  const mover = useUndertakingMover()(of);
  return (
    <Stands
      state={m.undertakings.states[of.state]}
      mover={mover?.text}
      clock={<UndertakingClock of={of} />}
      tone={laneOf(of) === "overdue" ? "late" : mover?.ours === true ? "ours" : undefined}
    />
  );
}

/** What it covers stands beside what it is silent on, so that nobody reads the one into the other. */
function About({ of }: One) {
  const { m, f } = useLanguage();
  const areaOf = useAreas();
  const periodOf = usePeriods();
  const { measure } = of;
  return (
    <Sheet title={of.text ?? m.contacts.unreadable}>
      <div className="sides">
        <div>
          <h3>{m.undertakings.covers}</h3>
          <p>{periodOf(of.covers)}</p>
          <p>
            <bdi>{of.scope ?? m.contacts.unreadable}</bdi>
          </p>
        </div>
        <div>
          <h3>{m.undertakings.silent}</h3>
          <p>{of.silent.length === 0 ? m.undertakings.silentOnNothing : f.list(of.silent.map(periodOf))}</p>
        </div>
      </div>
      <dl className="facts sheet-foot">
        <Fact term={m.undertakings.owner}>
          <Party id={of.owner} />, {f.time(of.at)}
        </Fact>
        <Fact term={m.undertakings.due}>{f.time(of.due)}</Fact>
        {measure === undefined ? null : (
          <Fact term={m.undertakings.measure}>
            {m.undertakings.measured(
              areaOf(measure.area),
              f.number(measure.baseline),
              f.number(measure.counted.since),
            )}
            <span className="small soft block">
              {m.undertakings.baselineOf(
                m.undertakings.between(f.date(measure.from), f.date(measure.until)),
                f.number(measure.counted.before),
              )}
            </span>
          </Fact>
        )}
      </dl>
    </Sheet>
  );
}

/** What its owner showed, and what the other party said of it, in time. */
function Said({ of }: One) {
  const { m, f } = useLanguage();
  const other = of.side === "ours" ? "theirs" : "ours";
  const turns = [
    ...of.evidence.map((one) => ({
      key: one.evidence,
      at: one.at,
      side: of.side,
      what: m.undertakings.evidence,
      text: one.text,
    })),
    ...of.assessments.map((one) => ({
      key: one.assessment,
      at: one.at,
      side: other as "ours" | "theirs",
      what: m.undertakings.states[one.result],
      text: one.text,
    })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (turns.length === 0) return <p className="soft">{m.undertakings.nothingShown}</p>;
  return (
    <Thread
      label={m.undertakings.said}
      of={turns.map(({ key, at, side, what, text }) => ({
        key,
        side,
        head: `${m.undertakings.speakers[side]}, ${f.time(at)}`,
        body: (
          <>
            <p className="turn-what">
              <strong>{what}</strong>
            </p>
            <p className="turn-text">
              <bdi>{text ?? m.contacts.unreadable}</bdi>
            </p>
          </>
        ),
      }))}
    />
  );
}

type Period = Undertaking["covers"];

function usePeriods(): (period: Period) => string {
  const { m, f } = useLanguage();
  return ({ from, until }) =>
    from !== undefined && until !== undefined
      ? m.undertakings.between(f.date(from), f.date(until))
      : from !== undefined
        ? m.undertakings.from(f.date(from))
        : m.undertakings.until(f.date(until ?? ""));
}
