import { type NodeStorage, administrationOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { sizeText } from "./bytes.ts";
import { CommandLines, DeskPage } from "./desk-page.tsx";
import { JobsSheet, Running } from "./jobs-sheet.tsx";
import { useAccounts } from "./use-accounts.ts";
import { type Jobs, useJobs } from "./use-jobs.ts";

/** Below this share of free disk the page says so. */
const LOW = 0.1;

export function StoragePage() {
  const { m } = useLanguage();
  const reading = useRead(ops.nodeStorage, {});
  const jobs = useJobs(reading.again);
  const people = useAccounts();
  return (
    <DeskPage at="storage" lead={m.administration.storage.lead}>
      <div className="stack">
        <Running of={jobs} />
        <Ready of={reading}>
          {(storage) => (
            <>
              <Checks of={storage} jobs={jobs} />
              <div className="pair">
                <Disk of={storage} />
                <Logs of={storage} />
              </div>
              <Files of={storage} />
            </>
          )}
        </Ready>
        <JobsSheet of={jobs} people={people} />
      </div>
    </DeskPage>
  );
}

type Props = { readonly of: NodeStorage };

function Checks({ of, jobs }: Props & { readonly jobs: Jobs }) {
  const { m } = useLanguage();
  const w = m.administration.storage;
  return (
    <Sheet title={w.checks}>
      <div className="stack">
        <p className="soft">{w.checksLead}</p>
        <div className="pair">
          {(["stored", "views"] as const).map((kind) => (
            <div key={kind} className="stack tight desk-check">
              <h3>{kind === "stored" ? w.stored : w.views}</h3>
              <p className="small soft">{kind === "stored" ? w.storedHelp : w.viewsHelp}</p>
              <LastCheck of={of.checks.find((each) => each.of === kind)} />
              <div>
                <button
                  type="button"
                  className="button quiet"
                  disabled={jobs.running !== undefined || jobs.starting.busy}
                  onClick={() => void jobs.start(`check-${kind}`)}
                >
                  {kind === "stored" ? w.stored : w.views}
                </button>
              </div>
            </div>
          ))}
        </div>
        <details>
          <summary>{w.mend}</summary>
          <CommandLines>{`entente rebuild --data ${of.directory}`}</CommandLines>
          <p className="small soft">{w.damaged}</p>
        </details>
      </div>
    </Sheet>
  );
}

function LastCheck({ of }: { readonly of: NodeStorage["checks"][number] | undefined }) {
  const { m, f } = useLanguage();
  const w = m.administration.storage;
  if (of === undefined) return <p>{w.notYet}</p>;
  return (
    <p>
      {w.last(f.time(of.at), f.number(of.entries))},{" "}
      <strong className={of.faults === 0 ? "good" : "bad"}>
        {of.faults === 0 ? w.sound : w.faults(of.faults)}
      </strong>
    </p>
  );
}

function Disk({ of }: Props) {
  const { m, f, language } = useLanguage();
  const w = m.administration.storage;
  const size = (bytes: number) => sizeText(language, bytes);
  return (
    <Sheet title={w.disk}>
      <div className="stack">
        {of.disk.free < of.disk.total * LOW ? <p className="notice is-warn">{w.low}</p> : null}
        <meter
          className="disk"
          aria-label={w.disk}
          min={0}
          max={of.disk.total}
          value={of.disk.total - of.disk.free}
          high={of.disk.total * (1 - LOW)}
        />
        <dl className="facts">
          <Fact term={w.disk}>{w.free(size(of.disk.free), size(of.disk.total))}</Fact>
          <Fact term={w.directory}>
            <span className="mono">{of.directory}</span>
          </Fact>
          <Fact term={w.blobs}>{w.blobsOf(f.number(of.blobs.count), size(of.blobs.bytes))}</Fact>
          <Fact term={w.keys}>{f.number(of.keys)}</Fact>
          <Fact term={w.journal}>{f.number(of.journal)}</Fact>
        </dl>
      </div>
    </Sheet>
  );
}

function Files({ of }: Props) {
  const { m, f, language } = useLanguage();
  const w = m.administration.storage;
  return (
    <Sheet title={w.files}>
      <details>
        <summary>{`${w.filesCaption} (${f.number(of.files.length)})`}</summary>
        <Table
          caption={w.filesCaption}
          rows={of.files}
          keyOf={({ name }) => name}
          columns={[
            { name: w.file, cell: ({ name }) => <span className="mono">{name}</span> },
            { name: w.size, figure: true, cell: ({ bytes }) => sizeText(language, bytes) },
          ]}
        />
      </details>
    </Sheet>
  );
}

function Logs({ of }: Props) {
  const { m, f } = useLanguage();
  const w = m.administration.storage;
  const called = ({ kind, mine, partner, origin }: NodeStorage["logs"][number]) => {
    const name = partner === undefined ? origin : f.name(partner);
    return kind === "house" ? w.house : mine ? w.ours(name) : w.theirs(name);
  };
  return (
    <Sheet title={w.logs}>
      <Table
        caption={w.logsCaption}
        rows={of.logs}
        keyOf={({ origin }) => origin}
        columns={[
          { name: w.log, cell: (log) => <bdi>{called(log)}</bdi> },
          { name: w.entries, figure: true, cell: ({ entries }) => f.number(entries) },
        ]}
      />
    </Sheet>
  );
}
