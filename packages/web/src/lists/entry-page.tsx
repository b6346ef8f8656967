import type { ProblemError } from "@entente/api";
import { useEffect, useState } from "react";
import { failureOf } from "../data/failure.ts";
import { sayIfSignedOut } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { LogName } from "./entry-link.tsx";
import { EntryReceipt } from "./entry-receipt.tsx";
import { EnvelopeTable } from "./envelope-table.tsx";
import { type Entry, findEntry } from "./find-entry.ts";
import { kindName } from "./kind-name.ts";

type Found = { readonly entry?: Entry | undefined; readonly problem?: ProblemError };

/** One entry: its envelope, how far it has come, where it stands, and what answers it. */
export function EntryPage({ log, index }: { readonly log: LogName; readonly index: number }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let wanted = true;
    findEntry(partner, log, index).then(
      (entry) => wanted && setFound({ entry }),
      (error: unknown) => {
        const problem = failureOf(error);
        sayIfSignedOut(problem);
        if (wanted) setFound({ problem });
      },
    );
    return () => {
      wanted = false;
    };
  }, [partner, log, index]);
  const { entry, problem } = found ?? {};
  return (
    <Page
      title={`${m.entry.title(f.number(index))}, ${m.entry[log]}`}
      crumb={<a href={address(["entries"])}>{m.lists.entries}</a>}
    >
      <Problem of={problem} />
      {found === undefined ? <p className="soft">{m.loading}…</p> : null}
      {found !== undefined && entry === undefined && problem === undefined ? <p>{m.entry.notFound}</p> : null}
      {entry === undefined ? null : (
        <div className="stack">
          <Sheet title={kindName(entry.kind, m)}>
            <dl className="facts">
              <Fact term={m.entry.grade}>
                <span className={entry.grade === "partner" ? "good" : "warn"}>
                  {m.entry.grades[entry.grade]}
                </span>
              </Fact>
              <Fact term={m.entry.at}>{f.time(entry.at)}</Fact>
              <Fact term={m.entry.leaf}>
                <Digest value={entry.leaf} whole />
              </Fact>
              <Fact term={m.entry.origin}>
                <span className="digest">{entry.log}</span>
              </Fact>
              <EntryReceipt entry={entry} />
            </dl>
          </Sheet>
          <EnvelopeTable envelope={entry.envelope} />
        </div>
      )}
    </Page>
  );
}
