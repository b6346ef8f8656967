import { type NodeKeys, administrationOperations as ops, relationOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { FileInput } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { DeskPage } from "./desk-page.tsx";
import { RotationSheet } from "./rotation-sheet.tsx";

type Key = NodeKeys["keys"][number];

export function KeysPage() {
  const { m } = useLanguage();
  const w = m.administration.keys;
  const reading = useRead(ops.nodeKeys, {});
  return (
    <DeskPage at="keys" lead={w.lead}>
      <div className="stack desk-keys">
        <Ready of={reading}>
          {(keys) => (
            <>
              <InForce of={keys} />
              <div className="pair">
                <Card of={keys} />
                <SealedFile of={keys.file} />
              </div>
              <Before of={keys.keys.filter(({ state }) => state !== "in-force")} />
              <RotationSheet card={keys.card.sequence} />
              <Issue done={reading.again} />
            </>
          )}
        </Ready>
      </div>
    </DeskPage>
  );
}

function InForce({ of }: { readonly of: NodeKeys }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  const keys = of.keys.filter(({ state }) => state === "in-force");
  return (
    <Sheet title={w.inForce}>
      <Table
        caption={w.caption}
        rows={keys}
        keyOf={({ kid }) => kid}
        columns={[
          { name: w.role, cell: (key) => <Purpose of={key} /> },
          { name: w.kid, cell: ({ kid }) => <Digest value={kid} /> },
          { name: w.since, cell: ({ since }) => w.sinceCard(since.sequence, f.time(since.at)) },
          {
            name: w.held,
            cell: ({ held }) => (held ? w.isHeld : <strong className="bad">{w.notHeld}</strong>),
          },
        ]}
      />
      {keys.every(({ held }) => held) ? null : <p className="notice is-bad">{w.notHeldWhy}</p>}
      <p className="small soft sheet-foot">{w.others}</p>
    </Sheet>
  );
}

function Purpose({ of }: { readonly of: Key }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  return (
    <>
      {w.roles[of.role]}
      {of.role === "signatory" ? (
        <span className="small soft block">
          {of.accounts.length === 0 ? w.unused : w.signsFor(f.list(of.accounts.map(({ name }) => name)))}
        </span>
      ) : null}
    </>
  );
}

function Card({ of: { card } }: { readonly of: NodeKeys }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  return (
    <Sheet title={w.card}>
      <dl className="facts">
        <Fact term={w.number}>{f.number(card.sequence)}</Fact>
        <Fact term={w.issued}>{f.time(card.at)}</Fact>
        <Fact term={m.administration.fingerprint}>
          <span className="mono">{card.fingerprint}</span>
        </Fact>
        <Fact term={w.root}>
          <Digest value={card.root} />
        </Fact>
        <Fact term={w.nextRoot}>
          <Digest value={card.nextRoot} />
        </Fact>
      </dl>
    </Sheet>
  );
}

function SealedFile({ of }: { readonly of: NodeKeys["file"] }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  return (
    <Sheet title={w.file}>
      <div className="stack">
        <dl className="facts">
          <Fact term={w.path}>
            <span className="mono">{of.path}</span>
          </Fact>
          {of.writtenAt === undefined ? null : <Fact term={w.written}>{f.time(of.writtenAt)}</Fact>}
        </dl>
        {of.writtenAt === undefined ? <p className="notice is-bad">{w.missing}</p> : null}
        {of.readable ? <p className="notice is-warn">{w.readable}</p> : null}
        {of.beside ? <p className="notice is-warn">{w.beside}</p> : null}
      </div>
    </Sheet>
  );
}

function Before({ of }: { readonly of: readonly Key[] }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  if (of.length === 0) return null;
  return (
    <Sheet title={w.before}>
      <Table
        caption={w.beforeCaption}
        rows={of}
        keyOf={({ kid }) => kid}
        columns={[
          { name: w.role, cell: ({ role }) => w.roles[role] },
          { name: w.kid, cell: ({ kid }) => <Digest value={kid} /> },
          { name: m.administration.state, cell: ({ state }) => w.states[state] },
          { name: w.since, cell: ({ since }) => w.sinceCard(since.sequence, f.time(since.at)) },
          {
            name: w.until,
            cell: ({ until }) => (until === undefined ? null : w.sinceCard(until.sequence, f.time(until.at))),
          },
        ]}
      />
    </Sheet>
  );
}

function Issue({ done }: { done(): void }) {
  const { m } = useLanguage();
  const w = m.administration.keys;
  const issue = useAct(relationOperations.issueCard);
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState(false);
  const [outcome, setOutcome] = useState<Done>();
  const send = async () => {
    const body = file === undefined ? undefined : await cardIn(file);
    setWrong(body === undefined);
    if (body === undefined) return;
    const acted = await issue.run({ body });
    if (acted === undefined) return;
    setOutcome({ said: w.cardIssued(acted.result.sequence), acted });
    done();
  };
  return (
    <Sheet title={w.issue}>
      <ActForm act={issue} send={send} submit={w.issueDo} help={w.issueLead}>
        <Outcome of={outcome} />
        {wrong ? (
          <p className="notice is-bad" role="alert">
            {w.notACard}
          </p>
        ) : null}
        <FileInput label={w.issueFile} change={setFile} />
      </ActForm>
    </Sheet>
  );
}

/** No card is larger; what is, is not read. */
const MAX_CARD_BYTES = 65_536;

async function cardIn(file: File): Promise<{ card: string; signature: string } | undefined> {
  if (file.size > MAX_CARD_BYTES) return undefined;
  try {
    const { card, signature } = JSON.parse(await file.text()) as Record<string, unknown>;
    return typeof card === "string" && typeof signature === "string" ? { card, signature } : undefined;
  } catch {
    return undefined;
  }
}
