import type { TimelineEvent } from "./model.ts";

export type Timed = {
  readonly event: TimelineEvent;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly until: number | undefined;
  readonly recorded: number | undefined;
};

/** Events that stand so near to each other that one mark stands for them. */
export type Cluster = {
  /** Pixels from the left. */
  readonly x: number;
  readonly events: readonly Timed[];
};

/** The events whose times can be read, in order of when they happened. */
export function timed(events: readonly TimelineEvent[]): readonly Timed[] {
  return events
    .flatMap((event): Timed[] => {
      const at = Date.parse(event.at);
      if (Number.isNaN(at)) return [];
      const until = instant(event.until);
      return [
        {
          event,
          at,
          until: until !== undefined && until > at ? until : undefined,
          recorded: instant(event.recordedAt),
        },
      ];
    })
    .sort((a, b) => a.at - b.at);
}

function instant(value: string | undefined): number | undefined {
  const at = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

/** From the first to the last of all times, with a little room; a day around a single instant. */
export function spanOf(events: readonly Timed[]): readonly [from: number, until: number] {
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at, until: end, recorded } of events) {
    from = Math.min(from, at, recorded ?? at);
    until = Math.max(until, at, end ?? at, recorded ?? at);
  }
  const room = Math.max((until - from) * 0.02, from === until ? 43_200_000 : 0);
  return [from - room, until + room];
}

/** Gathers marks that would lie nearer than `apart` pixels. Each event is in exactly one; the order is kept. */
export function clustersOf(
  events: readonly Timed[],
  xOf: (time: number) => number,
  apart: number,
): readonly Cluster[] {
  const groups: { start: number; x: number; events: Timed[] }[] = [];
  for (const event of events) {
    const x = xOf(event.at);
    const last = groups.at(-1);
    if (last !== undefined && x - last.start < apart) {
      last.events.push(event);
      last.x = (xOf(last.events[0]!.at) + x) / 2;
    } else groups.push({ start: x, x, events: [event] });
  }
  return groups.map(({ x, events }) => ({ x, events }));
}

/**
 * The row of each label, counted upward, so that none lies on another and no stem crosses one: a label stands above
 * those that begin before it ends. Undefined of one that finds no room. In pixels, from left to right.
 */
export function rowsOf(
  labels: readonly { readonly x: number; readonly left: number; readonly width: number }[],
  rows: number,
): readonly (number | undefined)[] {
  const found: (number | undefined)[] = labels.map(() => undefined);
  for (let at = labels.length - 1; at >= 0; at--) {
    const { x, left, width } = labels[at]!;
    let row: number | undefined = 0;
    for (let later = at + 1; later < labels.length && row !== undefined; later++) {
      const other = found[later];
      if (other === undefined || labels[later]!.left >= left + width) continue;
      // Its label begins before this stem: the stem would cross it.
      row = labels[later]!.left <= x ? undefined : Math.max(row, other + 1);
    }
    found[at] = row !== undefined && row < rows ? row : undefined;
  }
  return found;
}

const DAY = 86_400_000;
const STEPS = [
  DAY / 24,
  DAY / 4,
  DAY,
  7 * DAY,
  30.44 * DAY,
  91.3 * DAY,
  365.25 * DAY,
  3652.5 * DAY,
  36_525 * DAY,
];

export type Tick = { readonly at: number; readonly unit: "hour" | "day" | "month" | "year" };

/** Round times at which the axis is marked, at most `most` of them. UTC. */
export function ticksOf(from: number, until: number, most: number): readonly Tick[] {
  const step = STEPS.find((each) => (until - from) / each <= most) ?? (until - from) / most;
  const unit = step < DAY ? "hour" : step < 30 * DAY ? "day" : step < 360 * DAY ? "month" : "year";
  const ticks: Tick[] = [];
  const date = new Date(from);
  const months = Math.max(1, Math.round(step / (30.44 * DAY)));
  let at =
    unit === "hour" || unit === "day"
      ? Math.ceil(from / step) * step
      : Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months);
  while (at <= until && ticks.length <= most * 2) {
    if (at >= from) ticks.push({ at, unit });
    const now = new Date(at);
    at =
      unit === "hour" || unit === "day"
        ? at + step
        : Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months);
  }
  return ticks;
}
