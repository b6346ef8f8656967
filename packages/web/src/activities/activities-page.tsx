import { type AnswerOf, activityOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { OperationsBoard } from "./board.tsx";
import { type Own, standingsOf } from "./lanes.ts";
import { ProposeForm } from "./propose-form.tsx";

/** Operations of a relation: what was put, what is under way, and the party's own. */
export function ActivitiesPage({ show }: { readonly show: string | null }) {
  const { m } = useLanguage();
  const w = m.activities;
  const session = useSession();
  const { partner } = useRelation();
  const officer = session.is("operations-officer");
  const figures = useRead(ops.activitySummary, { params: { partner } });
  const questions = useRead(ops.listOperationQuestions, { query: { partner } });
  const own = useRead(ops.listOperations, officer ? { query: { partner } } : undefined);
  return (
    <Page
      title={w.title}
      lead={
        <>
          {w.lead}{" "}
          {session.is("operations-officer", "overseer") ? (
            <a href={address(["activities", "authorities"])}>{w.authorities}</a>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <Problem of={own.problem} again={own.again} />
        <Ready of={questions}>
          {(found) =>
            officer && own.answer === undefined ? null : (
              <OperationsBoard of={standingsOf(own.answer?.items ?? [], found)} show={show} />
            )
          }
        </Ready>
        <Beneath unread={questions.busy || own.busy}>
          {officer && session.who.mayAct ? <ProposeForm /> : null}
          <Stopped of={own.answer?.items ?? []} />
          <Ready of={figures}>{(summary) => <Figures of={summary} />}</Ready>
        </Beneath>
      </div>
    </Page>
  );
}

function Figures({ of }: { readonly of: AnswerOf<typeof ops.activitySummary> }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  return (
    <Fold title={w.figures}>
      <dl className="facts">
        <Fact term={w.startedCount}>{f.number(of.started)}</Fact>
        <Fact term={w.blockedCount}>{f.number(of.blocked)}</Fact>
        <Fact term={w.partnerCount}>{f.number(of.startedByPartner)}</Fact>
        <Fact term={w.waitingOurs}>{f.number(of.ours.waiting + of.ours.silent)}</Fact>
        <Fact term={w.waitingTheirs}>{f.number(of.theirs.waiting + of.theirs.silent)}</Fact>
        {of.withheld === undefined ? null : <Fact term={w.withheldCount}>{f.number(of.withheld)}</Fact>}
      </dl>
    </Fold>
  );
}

/** What is over stands on no board, and can still be read. */
function Stopped({ of }: { readonly of: readonly Own[] }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const stopped = of.filter(({ state }) => state === "stopped");
  if (stopped.length === 0) return null;
  return (
    <Fold title={w.stoppedOnes} hint={f.number(stopped.length)}>
      <Table
        caption={w.stoppedOnes}
        rows={stopped}
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
          { name: w.purpose, cell: ({ purpose }) => purpose },
          { name: w.stopped, cell: ({ stoppedAt }) => (stoppedAt === undefined ? "" : f.time(stoppedAt)) },
        ]}
      />
    </Fold>
  );
}
