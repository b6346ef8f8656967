import { useMemo, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { type Cluster, timed } from "./time/clusters.ts";
import type { TimelineEvent } from "./time/model.ts";
import { TimelineList } from "./time/timeline-list.tsx";
import { TimelinePicture } from "./time/timeline-picture.tsx";
import "./pictures.css";

export type { TimelineEvent } from "./time/model.ts";
export type TimelineProps = { readonly events: readonly TimelineEvent[]; readonly label: string };

/** What happened when, and when it was recorded: as a picture, and the same as a list. */
export function Timeline({ events, label }: TimelineProps) {
  const { m, f } = useLanguage();
  const words = m.pictures.timeline;
  const [chosen, setChosen] = useState<Cluster>();
  const inOrder = useMemo(() => timed(events), [events]);
  const kinds = useMemo(() => [...new Set(events.map(({ kind }) => kind))], [events]);
  const listed = useMemo(() => {
    if (chosen !== undefined) return chosen.events.map(({ event }) => event);
    const known = new Set(inOrder.map(({ event }) => event));
    return [...inOrder.map(({ event }) => event), ...events.filter((event) => !known.has(event))];
  }, [events, inOrder, chosen]);
  const time = (at: number) => f.time(new Date(at).toISOString());
  if (events.length === 0) return <p className="soft">{words.empty}</p>;
  return (
    <div className="picture">
      {inOrder.length === 0 ? null : (
        <TimelinePicture events={inOrder} kinds={kinds} chosen={chosen} choose={setChosen} />
      )}
      {chosen === undefined ? null : (
        <p className="row" role="status">
          <strong>{words.between(time(chosen.events[0]!.at), time(chosen.events.at(-1)!.at))}</strong>
          <button type="button" className="button quiet" onClick={() => setChosen(undefined)}>
            {words.all}
          </button>
        </p>
      )}
      <TimelineList events={listed} label={label} />
    </div>
  );
}
