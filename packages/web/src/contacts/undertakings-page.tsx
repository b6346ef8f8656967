import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Problem } from "../ui/problem.tsx";
import { FollowForm } from "./follow-form.tsx";
import { Places, useMayAct } from "./places.tsx";
import type { Undertaking } from "./shown.ts";
import { UndertakingForm } from "./undertaking-form.tsx";

/** Undertakings each way: what each covers, on what it is silent, what was shown for it and what the other says. */
export function UndertakingsPage() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const pages = usePages(contactOperations.listUndertakings, { query: { partner } }, "before");
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    pages.again();
  };
  return (
    <Page
      title={m.undertakings.title}
      lead={m.undertakings.lead}
      crumb={<a href={address(["contacts"])}>{m.contacts.title}</a>}
    >
      <div className="stack">
        <Places here="undertakings" />
        <Outcome of={outcome} />
        <Problem of={pages.problem} again={pages.again} />
        {pages.items.length === 0 ? (
          <p className="soft">{pages.busy ? `${m.loading}…` : m.undertakings.none}</p>
        ) : null}
        {pages.items.map((one) => (
          <One key={one.undertaking} of={one} done={done} />
        ))}
        {pages.more === undefined ? null : (
          <button type="button" className="button quiet" onClick={pages.more}>
            {m.more}
          </button>
        )}
        {mayAct ? <UndertakingForm done={done} /> : null}
      </div>
    </Page>
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

function One({ of, done }: { readonly of: Undertaking; done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const mayAct = useMayAct();
  const areaOf = useAreas();
  const periodOf = usePeriods();
  const { measure } = of;
  return (
    <Sheet title={of.text ?? m.contacts.unreadable}>
      <dl className="facts">
        <Fact term={m.undertakings.owner}>
          <Party id={of.owner} />
        </Fact>
        <Fact term={m.undertakings.state}>
          {m.undertakings.states[of.state]}
          {of.overdue ? <span className="bad">, {m.undertakings.overdue}</span> : null}
        </Fact>
        <Fact term={m.undertakings.due}>{f.date(of.due)}</Fact>
        <Fact term={m.undertakings.scope}>
          <bdi>{of.scope ?? m.contacts.unreadable}</bdi>
        </Fact>
        <Fact term={m.undertakings.covers}>{periodOf(of.covers)}</Fact>
        <Fact term={m.undertakings.silent}>
          {of.silent.length === 0 ? m.undertakings.silentOnNothing : f.list(of.silent.map(periodOf))}
        </Fact>
        {measure === undefined ? null : (
          <Fact term={m.undertakings.measure}>
            {m.undertakings.measured(
              areaOf(measure.area),
              f.number(measure.baseline),
              f.number(measure.counted.since),
            )}
          </Fact>
        )}
        {of.evidence.map((one) => (
          <Fact key={one.evidence} term={m.undertakings.evidence}>
            {f.time(one.at)}
            {m.colon} <bdi>{one.text ?? m.contacts.unreadable}</bdi>
          </Fact>
        ))}
        {of.assessments.map((one) => (
          <Fact key={one.assessment} term={m.undertakings.assessments}>
            {f.time(one.at)}, {m.undertakings.states[one.result]}
            {m.colon} <bdi>{one.text ?? m.contacts.unreadable}</bdi>
          </Fact>
        ))}
      </dl>
      {mayAct ? (
        <div className="sheet-foot">
          <FollowForm of={of} done={done} />
        </div>
      ) : null}
    </Sheet>
  );
}
