import { type AnswerOf, activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { QuestionsSheet } from "./questions-sheet.tsx";

/** Operations of a relation: what was put, what is under way, and the party's own. */
export function ActivitiesPage() {
  const { m } = useLanguage();
  const w = m.activities;
  const session = useSession();
  const { partner } = useRelation();
  const officer = session.is("operations-officer");
  const figures = useRead(ops.activitySummary, { params: { partner } });
  const questions = useRead(ops.listOperationQuestions, { query: { partner } });
  const own = useRead(ops.listOperations, officer ? { query: { partner } } : undefined);
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    figures.again();
    questions.again();
    own.again();
  };
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={figures}>{(summary) => <Figures of={summary} />}</Ready>
        {officer ? <Ready of={own}>{({ items }) => <Own of={items} />}</Ready> : null}
        <Ready of={questions}>{(found) => <QuestionsSheet of={found} done={done} />}</Ready>
        {session.is("operations-officer", "overseer") ? (
          <p>
            <a href={address(["activities", "authorities"])}>{w.authorities}</a>
          </p>
        ) : null}
        {officer && session.who.mayAct ? <ProposeForm done={done} /> : null}
      </div>
    </Page>
  );
}

function Figures({ of }: { readonly of: AnswerOf<typeof ops.activitySummary> }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  return (
    <Sheet title={w.figures}>
      <dl className="facts">
        <Fact term={w.startedCount}>{f.number(of.started)}</Fact>
        <Fact term={w.blockedCount}>{f.number(of.blocked)}</Fact>
        <Fact term={w.partnerCount}>{f.number(of.startedByPartner)}</Fact>
        <Fact term={w.waitingOurs}>{f.number(of.ours.waiting + of.ours.silent)}</Fact>
        <Fact term={w.waitingTheirs}>{f.number(of.theirs.waiting + of.theirs.silent)}</Fact>
        {of.withheld === undefined ? null : <Fact term={w.withheldCount}>{f.number(of.withheld)}</Fact>}
      </dl>
    </Sheet>
  );
}

function Own({ of }: { readonly of: AnswerOf<typeof ops.listOperations>["items"] }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  return (
    <Sheet title={w.own}>
      {of.length === 0 ? (
        <p className="soft">{w.noneOwn}</p>
      ) : (
        <Table
          caption={w.own}
          rows={of}
          keyOf={({ id }) => id}
          columns={[
            {
              name: w.name,
              cell: ({ id, name }) => (
                <a href={address(["activities", id])}>
                  <bdi>{name ?? id}</bdi>
                </a>
              ),
            },
            {
              name: w.state,
              cell: ({ state, blocked }) => (
                <>
                  {w.states[state]}
                  {blocked ? <span className="warn"> {w.blocked}</span> : null}
                </>
              ),
            },
            { name: w.purpose, cell: ({ purpose }) => purpose },
            {
              name: w.version,
              cell: ({ version, act }) => w.versionOf(f.number(version), w.acts[act] ?? act),
            },
            { name: w.started, cell: ({ startedAt }) => (startedAt === undefined ? "–" : f.time(startedAt)) },
          ]}
        />
      )}
    </Sheet>
  );
}
