import { type AnswerOf, incidentOperations as ops } from "@entente/api";
import { type Reading, useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { OverseerFrame } from "./frame.tsx";
import { Notice } from "./notice.tsx";
import { RecordError } from "./record-error.tsx";
import { RecordedErrors } from "./recorded-errors.tsx";

type Incidents = AnswerOf<typeof ops.listIncidents>;
type Incident = Incidents["items"][number];

/** What goes wrong now, and the errors that people recorded. */
export function ErrorsPage() {
  const { m } = useLanguage();
  const w = m.overseer;
  const { partner } = useRelation();
  const incidents = useRead(ops.listIncidents, { query: { partner } }, { keep: false });
  const errors = useRead(ops.listErrors, { query: { partner } }, { keep: false });
  return (
    <OverseerFrame title={w.errors} lead={w.errorsLead} part="errors">
      <IncidentsSheet of={incidents} />
      <Beneath unread={incidents.busy}>
        <RecordedErrors of={errors} title={w.recorded} none={w.noErrors} />
        <Beneath unread={errors.busy}>
          <RecordError partner={partner} again={errors.again} />
        </Beneath>
      </Beneath>
    </OverseerFrame>
  );
}

/** Where each is looked at. */
const PLACES: Readonly<Partial<Record<Incident["kind"], (id: string) => readonly string[]>>> = {
  "recall-overdue": (id) => ["recalls", id],
  "retention-overdue": (id) => ["parts", id],
  "receipt-late": (id) => ["parts", id],
  "release-declined": (id) => ["parts", id],
  "request-overdue": (id) => ["requests", id],
  "review-overdue": (id) => ["reviews", id],
  "entry-set-aside": (id) => ["entries", "theirs", id],
};

function IncidentsSheet({ of }: { readonly of: Reading<Incidents> }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  return (
    <Sheet title={w.incidents}>
      <Ready of={of}>
        {({ items, notice }) => (
          <>
            {items.length === 0 ? (
              <p className="soft">{w.noIncidents}</p>
            ) : (
              <Table
                caption={w.incidents}
                rows={items}
                keyOf={({ kind, id, detail }) => `${kind} ${id ?? ""} ${detail ?? ""}`}
                columns={[
                  {
                    name: w.what,
                    cell: ({ kind, id }) => {
                      const place = id === undefined ? undefined : PLACES[kind]?.(id);
                      const name = w.incidentKinds[kind];
                      return place === undefined ? name : <a href={address(place)}>{name}</a>;
                    },
                  },
                  { name: w.side, cell: ({ side }) => (side === undefined ? "" : w[side]) },
                  { name: w.due, cell: ({ at }) => (at === undefined ? "" : f.time(at)) },
                  { name: w.howMany, figure: true, cell: ({ count }) => f.number(count) },
                  { name: w.detail, cell: ({ detail }) => <bdi>{detail}</bdi> },
                ]}
              />
            )}
            <Notice of={notice} />
          </>
        )}
      </Ready>
    </Sheet>
  );
}
