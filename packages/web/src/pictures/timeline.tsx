import { useMemo } from "react";
import type { TimelineEvent } from "./time/model.ts";
import { TimelineList } from "./time/timeline-list.tsx";
import "./pictures.css";

export type { TimelineEvent } from "./time/model.ts";
export type TimelineProps = { readonly events: readonly TimelineEvent[]; readonly label: string };

/** What happened when, and when it was recorded: as a picture, and the same as a list. */
export function Timeline({ events, label }: TimelineProps) {
  const sorted = useMemo(() => events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), [events]);
  return <TimelineList events={sorted} label={label} />;
}
