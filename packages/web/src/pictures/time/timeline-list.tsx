import { useState } from "react";
import { useLanguage } from "../../language/language.tsx";
import { Cut } from "../../ui/cut.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { TimelineEvent } from "./model.ts";

const STEP = 30;

/** Events with both their times. */
export function TimelineList(props: { readonly events: readonly TimelineEvent[]; readonly label: string }) {
  const { m, f } = useLanguage();
  const words = m.pictures.timeline;
  const [most, setMost] = useState(STEP);
  const { events, label } = props;
  if (events.length === 0) return <p className="soft">{words.empty}</p>;
  const columns: Column<TimelineEvent>[] = [
    { name: words.what, cell: (event) => <What of={event} /> },
    { name: words.kind, cell: (event) => <Cut text={event.kind} most={40} /> },
    {
      name: words.happened,
      cell: ({ at, until }) => {
        if (Number.isNaN(Date.parse(at))) return <span className="soft">{words.unknown}</span>;
        return until === undefined ? f.time(at) : words.until(f.time(at), f.time(until));
      },
    },
    {
      name: words.recorded,
      cell: ({ recordedAt }) =>
        recordedAt === undefined ? <span className="soft">{words.notRecorded}</span> : f.time(recordedAt),
    },
  ];
  const keys = new Map(events.map((event, at) => [event, String(at)]));
  return (
    <div className="stack tight">
      <Table
        caption={label}
        columns={columns}
        rows={events.slice(0, most)}
        keyOf={(event) => keys.get(event)!}
      />
      {events.length <= most ? null : (
        <p className="row small soft">
          <span role="status">{m.pictures.shownOf(most, events.length)}</span>
          <button type="button" className="button quiet no-print" onClick={() => setMost(most + STEP)}>
            {m.pictures.more(Math.min(STEP, events.length - most))}
          </button>
        </p>
      )}
    </div>
  );
}

function What({ of: { label, href } }: { readonly of: TimelineEvent }) {
  if (href === undefined || label.length > 120) return <Cut text={label} />;
  return (
    <a href={href}>
      <bdi>{label}</bdi>
    </a>
  );
}
