import { type AnswerOf, type BackupView, administrationOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Sure } from "../ui/row-act.tsx";
import { Table } from "../ui/table.tsx";
import { sizeText } from "./bytes.ts";
import { CommandLines, DeskPage } from "./desk-page.tsx";
import { JobsSheet, Running } from "./jobs-sheet.tsx";
import { type Accounts, useAccounts } from "./use-accounts.ts";
import { type Jobs, useJobs } from "./use-jobs.ts";

type Listed = AnswerOf<typeof ops.listBackups>;

export function BackupPage() {
  const { m } = useLanguage();
  const reading = useRead(ops.listBackups, {});
  const jobs = useJobs(reading.again);
  const people = useAccounts();
  const w = m.administration.backup;
  return (
    <DeskPage at="backup" lead={w.lead}>
      <div className="stack">
        <Running of={jobs} />
        <Ready of={reading}>
          {(listed) => (
            <>
              <div className="pair">
                <Make of="logs" listed={listed} jobs={jobs} />
                <Make of="keys" listed={listed} jobs={jobs} />
              </div>
              <Made of={listed.backups} people={people} again={reading.again} />
              <Sheet title={w.restore}>
                <div className="stack">
                  <p>{w.restoreLead}</p>
                  <CommandLines>{restoreLine(listed)}</CommandLines>
                  <p className="small soft">{w.folders}</p>
                </div>
              </Sheet>
            </>
          )}
        </Ready>
        <JobsSheet of={jobs} people={people} />
      </div>
    </DeskPage>
  );
}

/** With the newest files, where there are any. */
function restoreLine({ folders, backups }: Listed): string {
  const newest = (of: "logs" | "keys") => {
    const file = backups.find((each) => each.of === of && each.present)?.file ?? `${of}-….entente`;
    return `${folders[of]}/${file}`;
  };
  return [
    "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente restore \\",
    `    --from ${newest("logs")} \\`,
    `    --keys ${newest("keys")} \\`,
    "    --data /var/lib/entente-restored",
  ].join("\n");
}

type MakeProps = { readonly of: "logs" | "keys"; readonly listed: Listed; readonly jobs: Jobs };

function Make({ of, listed, jobs }: MakeProps) {
  const { m, f } = useLanguage();
  const w = m.administration.backup;
  const last = listed.backups.find((each) => each.of === of);
  return (
    <Sheet title={w[of]}>
      <div className="stack">
        <p>
          <strong>{last === undefined ? w.never : w.lastOne(f.time(last.at))}</strong>
        </p>
        <p className="soft">{of === "logs" ? w.logsHelp : w.keysHelp}</p>
        <p className="small soft">
          {w.folder}
          {m.colon} <span className="mono">{listed.folders[of]}</span>
        </p>
        <div>
          <button
            type="button"
            className="button"
            aria-label={`${w.make}${m.colon} ${w[of]}`}
            disabled={jobs.running !== undefined || jobs.starting.busy}
            onClick={() => void jobs.start(`backup-${of}`)}
          >
            {w.make}
          </button>
        </div>
      </div>
    </Sheet>
  );
}

type MadeProps = { readonly of: readonly BackupView[]; readonly people: Accounts; again(): void };

function Made({ of, people, again }: MadeProps) {
  const { m, f, language } = useLanguage();
  const w = m.administration.backup;
  const announce = useAnnounce();
  const remove = useAct(ops.removeBackup);
  const [chosen, setChosen] = useState<BackupView>();
  const send = async (backup: string) => {
    if ((await remove.run({ params: { backup } })) === undefined) return;
    setChosen(undefined);
    announce(w.removedDone);
    again();
  };
  return (
    <Sheet title={w.made}>
      <div className="stack">
        {of.length === 0 ? (
          <p>{w.none}</p>
        ) : (
          <Table
            caption={w.caption}
            rows={of}
            keyOf={({ backup }) => backup}
            columns={[
              { name: w.at, cell: ({ at }) => f.time(at) },
              { name: w.what, cell: (each) => w[each.of] },
              {
                name: w.holds,
                cell: ({ of: kind, count }) =>
                  kind === "logs" ? w.entries(f.number(count)) : w.keyCount(f.number(count)),
              },
              { name: w.size, figure: true, cell: ({ bytes }) => sizeText(language, bytes) },
              { name: w.digest, cell: ({ sha256 }) => <Digest value={sha256} /> },
              { name: w.by, cell: ({ by }) => <bdi>{people.nameOf(by)}</bdi> },
              {
                name: w.act,
                cell: (each) => <Acts of={each} again={again} choose={() => setChosen(each)} />,
              },
            ]}
          />
        )}
        {chosen === undefined ? null : (
          <Sure
            question={w.removeSure(chosen.file)}
            confirm={w.remove}
            act={remove}
            send={() => send(chosen.backup)}
            cancel={() => setChosen(undefined)}
          />
        )}
        <p className="small soft">{w.purge}</p>
      </div>
    </Sheet>
  );
}

function Acts({ of, again, choose }: { readonly of: BackupView; again(): void; choose(): void }) {
  const { m } = useLanguage();
  const w = m.administration.backup;
  if (!of.present)
    return <span className="small soft">{of.removedAt === undefined ? w.missing : w.removed}</span>;
  const path = ops.fetchBackup.path.replace("{backup}", of.backup);
  return (
    <>
      <span className="row">
        {/* Read again a moment later: the node has then logged that it was fetched. */}
        <a
          href={path}
          download={of.file}
          aria-label={w.fetchOf(of.file)}
          onClick={() => setTimeout(again, 1000)}
        >
          {w.fetch}
        </a>
        <button type="button" className="plain-button" aria-label={w.removeOf(of.file)} onClick={choose}>
          {w.remove}
        </button>
      </span>
      {of.fetched === 0 ? null : <span className="small soft block">{w.fetched(of.fetched)}</span>}
    </>
  );
}
