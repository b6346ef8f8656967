import type { MaintenanceJob } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Table } from "../ui/table.tsx";
import type { Accounts } from "./use-accounts.ts";
import type { Jobs } from "./use-jobs.ts";

/** What runs now, with how far it is. */
export function Running({ of }: { readonly of: Jobs }) {
  const { m, f } = useLanguage();
  const w = m.administration.jobs;
  const { running, starting } = of;
  return (
    <>
      <Problem of={starting.problem} />
      <div role="status">
        {running === undefined ? null : (
          <div className="notice">
            <p>
              <strong>{w.kinds[running.kind]}</strong>
              {m.colon} {w.started}
            </p>
            <progress
              aria-label={w.kinds[running.kind]}
              {...(running.progress === undefined
                ? {}
                : { value: running.progress.done, max: Math.max(1, running.progress.total) })}
            />
            {running.progress === undefined ? null : (
              <p className="small soft">
                {w.progress(f.number(running.progress.done), f.number(running.progress.total))}
              </p>
            )}
          </div>
        )}
      </div>
    </>
  );
}

export function JobsSheet({ of, people }: { readonly of: Jobs; readonly people: Accounts }) {
  const { m, f } = useLanguage();
  const w = m.administration.jobs;
  const ended = of.all.filter(({ state }) => state !== "running");
  if (ended.length === 0) return null;
  return (
    <Sheet title={w.title}>
      <Table
        caption={w.caption}
        rows={ended}
        keyOf={({ job }) => job}
        columns={[
          { name: w.what, cell: ({ kind }) => w.kinds[kind] },
          { name: w.state, cell: (job) => <Ended of={job} /> },
          { name: w.began, cell: ({ startedAt }) => f.time(startedAt) },
          { name: w.by, cell: ({ by }) => <bdi>{people.nameOf(by)}</bdi> },
        ]}
      />
    </Sheet>
  );
}

function Ended({ of: { state, why, found } }: { readonly of: MaintenanceJob }) {
  const { m, f } = useLanguage();
  const w = m.administration.jobs;
  if (state === "failed")
    return (
      <>
        <strong className="bad">{w.states.failed}</strong>
        {why === undefined ? null : <bdi className="small block">{why}</bdi>}
      </>
    );
  if (found === undefined) return <>{w.states.done}</>;
  const { entries, faults, moved } = found;
  return (
    <>
      <span className={faults.length === 0 ? "good" : "bad"}>
        {w.found(f.number(entries), faults.length)}
      </span>
      {faults.length === 0 ? null : (
        <ul className="bullets small">
          {faults.map((fault) => (
            <li key={fault}>
              <bdi>{fault}</bdi>
            </li>
          ))}
        </ul>
      )}
      {faults.length > 0 && moved ? <span className="small block">{w.moved}</span> : null}
    </>
  );
}
