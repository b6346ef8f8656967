import { type AnswerOf, type ScopeSummary, scopeOperations } from "@entente/api";
import { type Reading, useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

/** The exact scope: where the relation stands, rollups, comparisons, and this party's own register. */
export function ScopePage() {
  const { m } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const query = { partner };
  const summary = useRead(scopeOperations.scopeSummary, { query });
  const rollups = useRead(scopeOperations.listRollups, { query });
  const reconciliations = useRead(scopeOperations.listReconciliations, { query });
  return (
    <Page title={m.scope.title} lead={m.scope.lead}>
      <div className="stack">
        <Ready of={summary}>
          {({ items }) => items.map((each) => <Summary key={each.partner} of={each} />)}
        </Ready>
        <Beneath unread={summary.busy}>
          <Sheet title={m.scope.rollups}>
            <Ready of={rollups}>{({ items }) => <Rollups items={items} />}</Ready>
            <Beneath unread={rollups.busy}>
              <p className="sheet-foot row">
                <a className="button" href={address(["scope", "compare"])}>
                  {m.scope.compare}
                </a>
                {session.is("operations-officer", "overseer") ? (
                  <a className="button quiet" href={address(["scope", "register"])}>
                    {m.scope.ourRegister}
                  </a>
                ) : null}
              </p>
            </Beneath>
          </Sheet>
          <Beneath unread={rollups.busy}>
            <Reconciliations of={reconciliations} />
          </Beneath>
        </Beneath>
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

type Recorded = Reading<AnswerOf<typeof scopeOperations.listReconciliations>>;

function Reconciliations({ of }: { readonly of: Recorded }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.scope.reconciliations}>
      <Ready of={of}>
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
