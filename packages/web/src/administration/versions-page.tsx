import { type NodeVersions, administrationOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { DeskPage } from "./desk-page.tsx";

export function VersionsPage() {
  const { m } = useLanguage();
  const reading = useRead(ops.nodeVersions, {});
  return (
    <DeskPage at="versions" lead={m.administration.versions.lead}>
      <Ready of={reading}>
        {(versions) => (
          <div className="stack">
            <div className="pair">
              <Software of={versions} />
              <Partners of={versions} />
            </div>
            <Stores of={versions} />
            <Kinds of={versions} />
            <Sheet title={m.administration.versions.upgrade}>
              <p>{m.administration.versions.upgradeLead}</p>
            </Sheet>
          </div>
        )}
      </Ready>
    </DeskPage>
  );
}

type Props = { readonly of: NodeVersions };

function Software({ of }: Props) {
  const { m } = useLanguage();
  const w = m.administration.versions;
  return (
    <Sheet title={w.software}>
      <dl className="facts">
        <Fact term={w.entente}>{of.entente}</Fact>
        <Fact term={w.node}>{of.node}</Fact>
        <Fact term={w.sqlite}>{of.sqlite}</Fact>
        <Fact term={w.platform}>{of.platform}</Fact>
        <Fact term={w.views}>
          <span className="mono">{of.views}</span>
        </Fact>
      </dl>
    </Sheet>
  );
}

function Partners({ of }: Props) {
  const { m, f } = useLanguage();
  const w = m.administration.versions;
  const unlike = of.partners.filter(({ more, fewer }) => more.length + fewer.length > 0);
  return (
    <Sheet title={w.partners}>
      <div className="stack">
        {unlike.length === 0 ? <p>{w.same}</p> : null}
        {unlike.map(({ partner, name, more, fewer }) => (
          <div key={partner}>
            <KindList title={w.more(f.start(name))} kinds={more} />
            <KindList title={w.fewer(f.start(name))} kinds={fewer} />
          </div>
        ))}
        <KindList title={w.unannounced} kinds={of.unannounced} />
      </div>
    </Sheet>
  );
}

function KindList({ title, kinds }: { readonly title: string; readonly kinds: readonly string[] }) {
  if (kinds.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="bullets">
        {kinds.map((kind) => (
          <li key={kind} className="mono">
            <bdi>{kind}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

function Stores({ of }: Props) {
  const { m, f } = useLanguage();
  const w = m.administration.versions;
  return (
    <Sheet title={w.schemas}>
      <Table
        caption={w.schemasCaption}
        rows={of.schemas}
        keyOf={({ store }) => store}
        columns={[
          { name: w.store, cell: ({ store }) => store },
          { name: w.migrations, figure: true, cell: ({ migrations }) => f.number(migrations) },
          { name: w.last, cell: ({ last }) => <span className="mono">{last}</span> },
        ]}
      />
    </Sheet>
  );
}

function Kinds({ of }: Props) {
  const { m, f } = useLanguage();
  const w = m.administration.versions;
  return (
    <Sheet title={w.kinds}>
      <details>
        <summary>
          {w.kindsCaption} ({f.number(of.kinds.length)})
        </summary>
        <Table
          caption={w.kindsCaption}
          rows={of.kinds}
          keyOf={({ kind }) => kind}
          columns={[
            { name: w.kind, cell: ({ kind }) => <span className="mono">{kind}</span> },
            { name: w.log, cell: ({ log }) => w.logs[log] },
          ]}
        />
      </details>
    </Sheet>
  );
}
