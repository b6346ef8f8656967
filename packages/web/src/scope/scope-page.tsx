import { type AnswerOf, type ScopeSummary, scopeOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { Prepare, TakeIn } from "./register-forms.tsx";

/** The exact scope: where the relation stands, rollups, comparisons, and this party's own register. */
export function ScopePage() {
  const { m } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const query = { partner };
  const summary = useRead(scopeOperations.scopeSummary, { query });
  const rollups = useRead(scopeOperations.listRollups, { query });
  const [outcome, setOutcome] = useState<Done>();
  const [round, setRound] = useState(0);
  const done = (now: Done) => {
    setOutcome(now);
    setRound(round + 1);
    rollups.again();
    summary.again();
  };
  const acts = session.is("operations-officer") && session.who.mayAct;
  return (
    <Page title={m.scope.title} lead={m.scope.lead}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={summary}>
          {({ items }) => items.map((each) => <Summary key={each.partner} of={each} />)}
        </Ready>
        <Sheet title={m.scope.rollups}>
          <Ready of={rollups}>{({ items }) => <Rollups items={items} />}</Ready>
          <p className="sheet-foot">
            <a className="button" href={address(["scope", "compare"])}>
              {m.scope.compare}
            </a>
          </p>
        </Sheet>
        <Reconciliations />
        {session.is("operations-officer") || session.is("overseer") ? <Batches key={round} /> : null}
        {acts ? <TakeIn done={done} /> : null}
        {acts ? <Prepare done={done} /> : null}
      </div>
    </Page>
  );
}

function Summary({ of: { last, ours, theirs } }: { readonly of: ScopeSummary }) {
  const { m, f } = useLanguage();
  const both = (name: "withoutAuthority" | "withoutOperation") =>
    m.scope.oursTheirs(f.number(ours[name]), f.number(theirs[name]));
  return (
    <Sheet title={m.scope.stands}>
      <dl className="facts">
        <Fact term={m.scope.whys["no-authority"]}>{both("withoutAuthority")}</Fact>
        <Fact term={m.scope.whys["not-started"]}>{both("withoutOperation")}</Fact>
        {last === undefined ? (
          <Fact term={m.scope.reconciliation}>{m.scope.noReconciliation}</Fact>
        ) : (
          <>
            <Fact term={m.scope.reconciliation}>
              <a href={address(["scope", "reconciliations", last.reconciliation], { side: last.side })}>
                {f.time(last.at)}
              </a>
            </Fact>
            <Fact term={m.scope.matched}>{f.number(last.matched)}</Fact>
            <Fact term={m.scope.differences}>
              {m.scope.openCount(f.number(last.open), f.number(last.differing))}{" "}
              {m.scope.owed(f.number(last.owed))}
            </Fact>
          </>
        )}
      </dl>
    </Sheet>
  );
}

function Rollups({ items }: AnswerOf<typeof scopeOperations.listRollups>) {
  const { m, f } = useLanguage();
  if (items.length === 0) return <p className="soft">{m.scope.noRollup}</p>;
  return (
    <Table
      caption={m.scope.rollupsCaption}
      rows={items}
      keyOf={({ rollup, side }) => `${side} ${rollup}`}
      columns={[
        {
          name: m.scope.period,
          cell: ({ rollup, side, from, to }) => (
            <a href={address(["scope", rollup], { side })}>{m.scope.span(f.time(from), f.time(to))}</a>
          ),
        },
        { name: m.scope.whose, cell: ({ side }) => m.scope.sides[side] },
        { name: m.scope.state, cell: ({ state }) => m.scope.states[state] },
        {
          name: m.scope.counted,
          cell: ({ n, unit }) => `${f.number(n)} (${m.scope.units[unit]})`,
          figure: true,
        },
        {
          name: m.scope.content,
          cell: ({ content }) => (
            <span className={content === "not-matching" ? "warn" : undefined}>
              {m.scope.contents[content]}
            </span>
          ),
        },
      ]}
    />
  );
}

function Reconciliations() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(scopeOperations.listReconciliations, { query: { partner } });
  return (
    <Sheet title={m.scope.reconciliations}>
      <Ready of={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{m.scope.noReconciliation}</p>
          ) : (
            <Table
              caption={m.scope.reconciliationsCaption}
              rows={items}
              keyOf={({ reconciliation, side }) => `${side} ${reconciliation}`}
              columns={[
                {
                  name: m.scope.at,
                  cell: ({ reconciliation, side, at }) => (
                    <a href={address(["scope", "reconciliations", reconciliation], { side })}>{f.time(at)}</a>
                  ),
                },
                { name: m.scope.recorded, cell: ({ side }) => m.scope.recordedBy[side] },
                { name: m.scope.matched, cell: ({ matched }) => f.number(matched), figure: true },
                { name: m.scope.differences, cell: ({ differences }) => f.number(differences), figure: true },
                { name: m.scope.openHead, cell: ({ open }) => f.number(open), figure: true },
                {
                  name: m.scope.same,
                  cell: ({ same }) => (
                    <span className={same === false ? "warn" : undefined}>
                      {m.scope.sames[same === undefined ? "unknown" : same ? "yes" : "no"]}
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </Ready>
    </Sheet>
  );
}

function Batches() {
  const { m, f } = useLanguage();
  const reading = useRead(scopeOperations.listBatches, {});
  return (
    <Fold title={m.scope.ourRegister}>
      <Ready of={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{m.scope.noBatch}</p>
          ) : (
            <Table
              caption={m.scope.batchesCaption}
              rows={items}
              keyOf={({ batch }) => batch}
              columns={[
                { name: m.scope.at, cell: ({ at }) => f.time(at) },
                {
                  name: m.scope.period,
                  cell: ({ first, last }) => m.scope.span(f.time(first), f.time(last)),
                },
                { name: m.scope.rows, cell: ({ rows }) => f.number(rows), figure: true },
                { name: m.scope.unit, cell: ({ unit }) => m.scope.units[unit] },
                { name: m.scope.rejected, cell: ({ rejected }) => f.number(rejected), figure: true },
                {
                  name: m.scope.digest,
                  cell: ({ sha256 }) => <span className="digest">{sha256}</span>,
                },
              ]}
            />
          )
        }
      </Ready>
    </Fold>
  );
}
