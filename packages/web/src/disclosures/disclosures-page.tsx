import { disclosureOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Digest } from "../ui/digest.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { DueDate } from "./due-date.tsx";
import { KeysSheet } from "./keys-sheet.tsx";
import { useVisits, type Visits } from "./use-visits.ts";

/** What was handed in, by day; the keys it is sealed to; the days in the log. Administrators see the keys alone. */
export function DisclosuresPage() {
  const { m } = useLanguage();
  const session = useSession();
  const isOverseer = session.is("overseer");
  const visits = useVisits(isOverseer);
  const keys = useRead(ops.listOverseerKeys, {});
  return (
    <Page title={m.disclosures.title} lead={isOverseer ? m.disclosures.lead : undefined}>
      <div className="stack">
        {isOverseer ? <HandedIn of={visits} /> : null}
        <Beneath unread={isOverseer && visits.items === undefined && visits.problem === undefined}>
          <KeysSheet />
          <Beneath unread={keys.busy}>{isOverseer ? <Days /> : null}</Beneath>
        </Beneath>
      </div>
    </Page>
  );
}

function HandedIn({ of: { items, busy, problem } }: { readonly of: Visits }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.disclosures.list}>
      <Problem of={problem} />
      {items === undefined ? (
        busy ? (
          <p className="soft">{m.loading}…</p>
        ) : null
      ) : items.length === 0 ? (
        <p className="soft">{m.disclosures.none}</p>
      ) : (
        <Table
          caption={m.disclosures.caption}
          rows={items}
          keyOf={(one) => one.case}
          columns={[
            {
              name: m.disclosures.one,
              cell: (one) => (
                <a href={address(["disclosures", one.case])}>
                  <code>{one.case.slice(0, 8)}</code>
                </a>
              ),
            },
            { name: m.disclosures.day, cell: ({ day }) => f.date(day) },
            { name: m.disclosures.bodies, cell: ({ bodies }) => <bdi>{f.list(bodies)}</bdi> },
            {
              name: m.disclosures.state,
              cell: ({ state }) => (
                <span className={state === "new" ? "warn" : undefined}>{m.disclosures.states[state]}</span>
              ),
            },
            {
              name: m.disclosures.acknowledgeBy,
              cell: (one) => (
                <DueDate day={one.acknowledgeBy} isOverdue={one.overdue === "acknowledgement"} />
              ),
            },
            {
              name: m.disclosures.feedbackBy,
              cell: (one) => <DueDate day={one.feedbackBy} isOverdue={one.overdue === "feedback"} />,
            },
          ]}
        />
      )}
    </Sheet>
  );
}

function Days() {
  const { m, f } = useLanguage();
  const reading = useRead(ops.listSealedDays, {});
  return (
    <Sheet title={m.disclosures.days}>
      <p className="small soft">{m.disclosures.daysHelp}</p>
      <Ready of={reading}>
        {({ items }) =>
          items.length === 0 ? null : (
            <Table
              caption={m.disclosures.days}
              rows={items}
              keyOf={({ day }) => day}
              columns={[
                { name: m.disclosures.day, cell: ({ day }) => f.date(day) },
                { name: m.disclosures.root, cell: ({ root }) => <Digest value={root} whole /> },
              ]}
            />
          )
        }
      </Ready>
    </Sheet>
  );
}
