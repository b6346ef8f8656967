import type { ScopeComparison } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { HourBars } from "./hour-bars.tsx";
import { Attention, Shares } from "./report-sheets.tsx";

type Difference = ScopeComparison["differences"][number];

const FIRST = 10;

/** Two rollups hour by hour: what both registers show first, who collected what, what matches and what does not. */
export function ComparisonSheets({ comparison }: { readonly comparison: ScopeComparison }) {
  const { m, f } = useLanguage();
  const { ours, theirs } = comparison.registers;
  return (
    <>
      <Sheet title={m.scope.first}>
        <dl className="facts">
          {[ours, theirs].map((report) => (
            <Fact key={report.party} term={report.party}>
              <strong className={report.withoutOperation + report.withoutAuthority > 0 ? "warn" : undefined}>
                {m.scope.attention(f.number(report.withoutAuthority), f.number(report.withoutOperation))}
              </strong>
            </Fact>
          ))}
        </dl>
      </Sheet>
      <Differences of={comparison.differences} />
      <Sheet title={m.scope.totals}>
        <Table
          caption={m.scope.totalsCaption(f.time(comparison.from), f.time(comparison.to))}
          rows={comparison.totals.filter(({ cells }) => cells > 0)}
          keyOf={(row) => row.class}
          columns={[
            { name: m.scope.class, cell: (row) => m.scope.classes[row.class] },
            { name: m.scope.hours, cell: ({ cells }) => f.number(cells), figure: true },
            { name: m.scope.given, cell: ({ given }) => f.number(given), figure: true },
            { name: m.scope.received, cell: ({ received }) => f.number(received), figure: true },
          ]}
        />
        <p className="small soft">{f.name(ours.caution)}</p>
      </Sheet>
      <Fold title={m.scope.linesFirst}>
        <Attention report={ours} most={FIRST} />
        <Attention report={theirs} most={FIRST} />
      </Fold>
      <Fold title={m.scope.shares}>
        <Shares report={ours} />
        <Shares report={theirs} />
      </Fold>
    </>
  );
}

function Differences({ of }: { readonly of: readonly Difference[] }) {
  const { m, f } = useLanguage();
  if (of.length === 0)
    return (
      <Sheet title={m.scope.differences}>
        <p className="soft">{m.scope.noDifference}</p>
      </Sheet>
    );
  return (
    <Sheet title={m.scope.differences}>
      <Table
        caption={m.scope.differencesCaption}
        rows={of.toSorted((a, b) => Number(a.explained !== undefined) - Number(b.explained !== undefined))}
        keyOf={({ number }) => String(number)}
        columns={[
          { name: m.scope.class, cell: (row) => <Class of={row} /> },
          { name: m.scope.number, cell: ({ number }) => number },
          { name: m.scope.owner, cell: ({ owner }) => m.scope.owners[owner] },
          { name: m.scope.programme, cell: ({ programme }) => <bdi>{programme}</bdi> },
          { name: m.scope.caller, cell: ({ caller }) => caller },
          { name: m.scope.callee, cell: ({ callee }) => callee },
          { name: m.scope.given, cell: ({ given }) => f.number(given), figure: true },
          { name: m.scope.received, cell: ({ received }) => f.number(received), figure: true },
          { name: m.scope.hours, cell: ({ hours }) => <Hours of={hours} /> },
          { name: m.scope.explained, cell: (row) => <Explained of={row} /> },
        ]}
      />
    </Sheet>
  );
}

function Class({ of }: { readonly of: Difference }) {
  const { m, f } = useLanguage();
  const name = m.scope.classes[of.class];
  if (of.factor !== undefined) return m.scope.times(name, f.number(of.factor));
  return of.shift === undefined ? name : m.scope.shift(name, of.shift > 0);
}

const SHOWN = 6;

function Hours({ of }: { readonly of: Difference["hours"] }) {
  const { m, f } = useLanguage();
  return (
    <>
      <ul className="plain small hours">
        {of.slice(0, SHOWN).map(({ hour, given, received }) => (
          <li key={hour}>{m.scope.hourLine(f.time(hour), f.number(given), f.number(received))}</li>
        ))}
        {of.length > SHOWN ? <li>{m.scope.more(f.number(of.length - SHOWN))}</li> : null}
      </ul>
      <HourBars of={of} />
    </>
  );
}

function Explained({ of: { explained } }: { readonly of: Difference }) {
  const { m } = useLanguage();
  if (explained === undefined) return <span className="warn">{m.scope.open}</span>;
  return (
    <>
      {m.scope.codes[explained.code]}
      {m.colon} <bdi>{explained.words ?? m.scope.unreadable}</bdi>
    </>
  );
}
