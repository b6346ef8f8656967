import { type NodeStatus, administrationOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Fact, Figure } from "../ui/figure.tsx";
import { Name } from "../ui/name.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { sizeText } from "./bytes.ts";
import { DeskPage } from "./desk-page.tsx";
import { proposedIn, useAccounts } from "./use-accounts.ts";

export function OverviewPage() {
  const { m } = useLanguage();
  const reading = useRead(ops.nodeStatus, {});
  return (
    <DeskPage at="overview" lead={m.administration.lead}>
      <Ready of={reading}>{(status) => <Status of={status} />}</Ready>
    </DeskPage>
  );
}

function Status({ of }: { readonly of: NodeStatus }) {
  const { m, f } = useLanguage();
  const w = m.administration;
  return (
    <div className="stack">
      <section className={of.stopped === undefined ? "verdict" : "verdict is-stopped"}>
        <p className="verdict-sentence" role="status">
          {of.stopped === undefined ? w.running(f.time(of.startedAt)) : w.stopped(of.stopped)}
        </p>
        {of.demo ? <p className="soft">{w.demo}</p> : null}
      </section>
      <div className="pair">
        <Waits of={of} />
        <Sheet title={w.party}>
          <dl className="facts">
            <Fact term={w.party}>
              <Name of={of.name} />
            </Fact>
            <Fact term={w.fingerprint}>
              <span className="mono">{of.fingerprint}</span>
            </Fact>
          </dl>
        </Sheet>
      </div>
      <Relations of={of.relations} />
      <Listeners of={of.listeners} />
    </div>
  );
}

function Waits({ of }: { readonly of: NodeStatus }) {
  const { m, f, language } = useLanguage();
  const w = m.administration;
  const { answer } = useAccounts();
  const waiting = answer?.accounts.flatMap(proposedIn).length ?? 0;
  const backup = (at: string | undefined) => (
    <a href={address(["administration", "backup"])}>{at === undefined ? w.noBackup : f.time(at)}</a>
  );
  return (
    <Sheet title={w.lookAt}>
      <dl className="facts figures">
        <Fact term={w.toConfirm}>
          <Figure value={waiting} href={address(["administration", "people"])} label={w.toConfirm} />
        </Fact>
        <Fact term={w.lastLogs}>{backup(of.lastBackup.logs)}</Fact>
        <Fact term={w.lastKeys}>{backup(of.lastBackup.keys)}</Fact>
        <Fact term={w.memory}>{sizeText(language, of.memory)}</Fact>
      </dl>
    </Sheet>
  );
}

function Relations({ of }: { readonly of: NodeStatus["relations"] }) {
  const { m, f } = useLanguage();
  const w = m.administration;
  return (
    <Sheet title={w.relations}>
      {of.length === 0 ? (
        <p>{w.noRelations}</p>
      ) : (
        <Table
          caption={w.relationsCaption}
          rows={of}
          keyOf={({ partner }) => partner}
          columns={[
            { name: w.partner, cell: ({ name }) => <Name of={name} /> },
            {
              name: w.state,
              cell: ({ stopped }) =>
                stopped === undefined ? (
                  <span className="good">{w.sound}</span>
                ) : (
                  <bdi className="bad">{stopped}</bdi>
                ),
            },
            {
              name: w.contact,
              cell: ({ lastContact }) => (lastContact === undefined ? w.never : f.time(lastContact)),
            },
            { name: w.lagIn, figure: true, cell: ({ lagIn }) => f.number(lagIn) },
            { name: w.lagOut, figure: true, cell: ({ lagOut }) => f.number(lagOut) },
            { name: w.aside, figure: true, cell: ({ aside }) => f.number(aside) },
          ]}
        />
      )}
    </Sheet>
  );
}

function Listeners({ of }: { readonly of: NodeStatus["listeners"] }) {
  const { m } = useLanguage();
  const w = m.administration;
  return (
    <Sheet title={w.listeners}>
      <Table
        caption={w.listenersCaption}
        rows={of}
        keyOf={(each) => each.of}
        columns={[
          { name: w.listener, cell: (each) => w.of[each.of] },
          {
            name: w.address,
            cell: ({ url }) =>
              url === undefined ? (
                <span className="soft">{w.notListening}</span>
              ) : (
                <span className="mono">{url}</span>
              ),
          },
          {
            name: w.publicAddress,
            cell: (each) =>
              each.address === undefined ? null : <span className="mono">{each.address}</span>,
          },
          { name: w.tls, cell: ({ url, tls }) => (url === undefined ? null : w.tlsBy[tls]) },
        ]}
      />
      <p className="small soft sheet-foot">{w.configuredIn}</p>
    </Sheet>
  );
}
