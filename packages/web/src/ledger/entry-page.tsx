import { oversightOperations } from "@entente/api";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { VerifyEntrySheet } from "../verify/verify-entry-sheet.tsx";
import type { Entry } from "./entry.ts";
import { type LogName, useEntryName } from "./entry-link.tsx";
import { EntryReceipt } from "./entry-receipt.tsx";
import { EnvelopeTable } from "./envelope-table.tsx";
import { kindName } from "./kind-name.ts";

/**
 * One entry: its envelope, how far it has come, where it stands, and what answers it. `place` goes through all
 * generations of the log.
 */
export function EntryPage({ log, place }: { readonly log: LogName; readonly place: number }) {
  const { m } = useLanguage();
  const nameOf = useEntryName();
  const { partner } = useRelation();
  const reading = useRead(oversightOperations.getEntry, { params: { partner, log, index: place } });
  useAwaiting(reading.answer?.grade === "recorded", reading.again);
  return (
    <Page title={nameOf(log, place)} crumb={<a href={address(["entries"])}>{m.lists.entries}</a>}>
      <Ready of={reading}>
        {(entry) => (
          <div className="stack">
            <EntryFacts entry={entry} />
            <VerifyEntrySheet entry={entry} />
            <EnvelopeTable envelope={entry.envelope} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

function EntryFacts({ entry }: { readonly entry: Entry }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={kindName(entry.kind, m)}>
      <dl className="facts">
        <Fact term={m.entry.grade}>
          <span className={entry.grade === "partner" ? "good" : "warn"}>{m.entry.grades[entry.grade]}</span>
        </Fact>
        <EntryReceipt entry={entry} />
        <Fact term={m.entry.at}>{f.time(entry.at)}</Fact>
        <Fact term={m.entry.leaf}>
          <Digest value={entry.leaf} whole />
        </Fact>
        <Fact term={m.entry.origin}>
          <span className="digest">{entry.log}</span>
        </Fact>
      </dl>
    </Sheet>
  );
}
