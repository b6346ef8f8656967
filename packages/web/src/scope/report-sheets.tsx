import type { ScopeReport } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

type One = { readonly report: ScopeReport };

/** So many lines are enough to see what is wrong; the others are opened when they are wanted. */
const FIRST = 6;

/** A count as every report shows it: what needs attention first, who collected what, then the five questions. */
export function ReportSheets({ report }: One) {
  const { m, f } = useLanguage();
  return (
    <>
      <Attention report={report} most={FIRST} />
      <Shares report={report} />
      <Answers report={report} />
      {report.first.length > FIRST ? (
        <Fold title={m.scope.linesFirst} hint={f.number(report.first.length)}>
          <Attention report={report} most={report.first.length} />
        </Fold>
      ) : null}
    </>
  );
}

/** `most`: so many lines. */
export function Attention({ report, most }: One & { readonly most: number }) {
  const { m, f } = useLanguage();
  const { withoutAuthority, withoutOperation, unit } = report;
  const shown = report.first.slice(0, most);
  return (
    <Sheet title={`${m.scope.first} (${report.party})`}>
      <p>{m.scope.attention(f.number(withoutAuthority), f.number(withoutOperation))}</p>
      {shown.length === 0 ? null : (
        <Table
          caption={m.scope.firstCaption(f.number(shown.length))}
          rows={shown.map((row, at) => ({ ...row, at }))}
          keyOf={({ at }) => String(at)}
          columns={[
            { name: m.scope.why, cell: ({ why }) => m.scope.whys[why] },
            { name: m.scope.hour, cell: ({ hour }) => f.time(hour) },
            { name: m.scope.programme, cell: ({ programme }) => <bdi>{programme}</bdi> },
            { name: m.scope.caller, cell: ({ caller }) => caller },
            { name: m.scope.callee, cell: ({ callee }) => callee },
            { name: m.scope.collectedBy, cell: ({ collectedBy }) => <bdi>{collectedBy}</bdi> },
            { name: m.scope.collectedAt, cell: ({ collectedAt }) => <bdi>{collectedAt}</bdi> },
            { name: m.scope.inUnit(m.scope.units[unit]), cell: ({ n }) => f.number(n), figure: true },
          ]}
        />
      )}
    </Sheet>
  );
}

export function Shares({ report }: One) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={`${m.scope.shares} (${report.party})`}>
      <Table
        caption={m.scope.shares}
        rows={report.shares.map((row, at) => ({ ...row, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          { name: m.scope.collectedBy, cell: ({ collectedBy }) => <bdi>{collectedBy}</bdi> },
          { name: m.scope.collectedAt, cell: ({ collectedAt }) => <bdi>{collectedAt}</bdi> },
          { name: m.scope.providedBy, cell: ({ providedBy }) => providedBy ?? m.scope.ownUse },
          { name: m.scope.receivedBy, cell: ({ receivedBy }) => receivedBy ?? m.scope.ownUse },
          { name: m.scope.inUnit(m.scope.units[report.unit]), cell: ({ n }) => f.number(n), figure: true },
        ]}
      />
    </Sheet>
  );
}

function Answers({ report }: One) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.scope.questions}>
      <dl className="facts">
        {report.answers.map(({ question, answer }) => (
          <Fact key={question.en} term={f.name(question)}>
            {f.name(answer)}
          </Fact>
        ))}
        <Fact term={m.scope.register}>
          <span className="digest">{report.registerRoot}</span>
        </Fact>
        <Fact term={m.scope.tables}>{report.countryTables.join(", ")}</Fact>
        <Fact term={m.scope.software}>{report.software}</Fact>
      </dl>
      <p className="sheet-foot">
        <strong>{f.name(report.caution)}</strong>
      </p>
    </Sheet>
  );
}
