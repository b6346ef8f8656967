import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../language/language.tsx";
import { drawnText } from "../drawn-text.ts";
import { useWidth } from "../use-width.ts";
import { type Cluster, clustersOf, rowsOf, spanOf, type Tick, type Timed, ticksOf } from "./clusters.ts";

const SIDE = 14;
const ROWS = 4;
const ROW = 18;
const GAP = 46;
/** Marks nearer than this become one. */
const APART = 26;
const LETTER = 6.2;
/** Beyond this the slanted lines are a hatching that says nothing. */
const LINES_MOST = 400;

type Props = {
  readonly events: readonly Timed[];
  readonly kinds: readonly string[];
  readonly chosen: Cluster | undefined;
  choose(cluster: Cluster | undefined): void;
};

/** When things happened above, when they were recorded below, and a line from one to the other. */
export function TimelinePicture({ events, kinds, chosen, choose }: Props) {
  const { m, f } = useLanguage();
  const words = m.pictures.timeline;
  const [place, width] = useWidth<HTMLDivElement>();
  const [at, setAt] = useState(0);
  const marks = useRef<(SVGGElement | null)[]>([]);
  const [from, until] = useMemo(() => spanOf(events), [events]);
  const xOf = (time: number) => SIDE + ((time - from) / (until - from)) * (width - 2 * SIDE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: xOf is made of the span and the width
  const clusters = useMemo(() => clustersOf(events, xOf, APART), [events, from, until, width]);
  const single = clusters.flatMap(({ x, events: [one], events }, at) => {
    if (events.length > 1) return [];
    const text = drawnText(one!.event.label, 28);
    const wide = text.length * LETTER;
    return [{ at, text, x, left: Math.max(SIDE, Math.min(x, width - SIDE - wide)), width: wide + 16 }];
  });
  const rows = rowsOf(single, ROWS);
  const labels = new Map(
    single.flatMap((label, n) => (rows[n] === undefined ? [] : [[label.at, { ...label, row: rows[n] }]])),
  );
  const used = Math.max(0, ...[...labels.values()].map(({ row }) => row + 1));
  const top = used * ROW + 32;
  const low = top + GAP;
  const height = low + 34;
  const colour = (event: Timed) => `kind-${Math.min(8, kinds.indexOf(event.event.kind) + 1)}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by !== undefined) {
      const next = Math.min(clusters.length - 1, Math.max(0, at + by));
      setAt(next);
      marks.current[next]?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      choose(chosen === clusters[at] ? undefined : clusters[at]);
    } else if (event.key === "Escape" && chosen !== undefined) choose(undefined);
    else return;
    event.preventDefault();
  };

  const first = f.date(new Date(events[0]!.at).toISOString());
  const last = f.date(new Date(events.at(-1)!.at).toISOString());
  return (
    <div ref={place} className="timeline no-print">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing */}
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={words.picture(events.length, first, last)}
        onKeyDown={onKeyDown}
      >
        <Ticks
          of={ticksOf(from, until, Math.max(2, Math.floor(width / 110)))}
          xOf={xOf}
          top={top}
          low={low}
        />
        <text x={SIDE} y={12} className="timeline-side">
          {words.happened}
        </text>
        <text x={SIDE} y={low + 16} className="timeline-side">
          {words.recorded}
        </text>
        {events.length > LINES_MOST
          ? null
          : events.map((one) =>
              one.recorded === undefined ? null : (
                <line
                  key={`${one.at} ${one.recorded} ${one.event.label.slice(0, 40)}`}
                  className={`timeline-lag ${colour(one)}`}
                  x1={xOf(one.at)}
                  y1={top}
                  x2={xOf(one.recorded)}
                  y2={low}
                />
              ),
            )}
        <Recorded of={events} xOf={xOf} low={low} colour={colour} />
        {[...labels].map(([n, label]) => (
          <Name key={n} of={label} top={top} />
        ))}
        {clusters.map((cluster, n) => (
          // biome-ignore lint/a11y/useSemanticElements: a drawing holds no <button>
          <g
            key={cluster.x}
            ref={(element) => {
              marks.current[n] = element;
            }}
            role="button"
            tabIndex={n === at ? 0 : -1}
            aria-pressed={chosen === cluster}
            aria-label={nameOf(cluster, words, f)}
            className={`timeline-mark ${colour(cluster.events[0]!)}`}
            onFocus={() => setAt(n)}
            onClick={() => choose(chosen === cluster ? undefined : cluster)}
          >
            {cluster.events.length > 1 || cluster.events[0]!.until === undefined ? null : (
              <rect
                x={xOf(cluster.events[0]!.at)}
                y={top - 3}
                width={Math.max(2, xOf(cluster.events[0]!.until) - xOf(cluster.events[0]!.at))}
                height={6}
                rx={3}
              />
            )}
            <circle cx={cluster.x} cy={top} r={cluster.events.length === 1 ? 6 : 12} />
            {cluster.events.length === 1 ? null : (
              <text x={cluster.x} y={top + 4} className="timeline-count">
                {cluster.events.length > 999 ? "…" : cluster.events.length}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

type Label = { readonly text: string; readonly x: number; readonly left: number; readonly row: number };

function Name({ of, top }: { readonly of: Label; readonly top: number }) {
  const low = top - 12 - of.row * ROW;
  return (
    <>
      <line className="timeline-stem" x1={of.x} x2={of.x} y1={top} y2={low} />
      <text x={of.left} y={low - 2} className="timeline-name">
        {of.text}
      </text>
    </>
  );
}

type Words = ReturnType<typeof useLanguage>["m"]["pictures"]["timeline"];
type F = ReturnType<typeof useLanguage>["f"];

function nameOf({ events }: Cluster, words: Words, f: F): string {
  const [first, last] = [events[0]!, events.at(-1)!];
  const time = (at: number) => f.time(new Date(at).toISOString());
  if (events.length > 1) return words.cluster(events.length, time(first.at), time(last.at));
  const when = first.until === undefined ? time(first.at) : words.until(time(first.at), time(first.until));
  return `${drawnText(first.event.label, 80)}, ${when}`;
}

type Axis = { readonly low: number; xOf(time: number): number };

function Ticks({ of, xOf, top, low }: Axis & { readonly of: readonly Tick[]; readonly top: number }) {
  const { language } = useLanguage();
  const write = (tick: Tick) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : "fr-FR", {
      timeZone: "UTC",
      ...(tick.unit === "year" ? {} : { month: "short" }),
      ...(tick.unit === "hour" || tick.unit === "day" ? { day: "numeric" } : { year: "numeric" }),
      ...(tick.unit === "hour" ? { hour: "2-digit", minute: "2-digit" } : {}),
    }).format(tick.at);
  return of.map((tick) => (
    <g key={tick.at} className="timeline-tick">
      <line x1={xOf(tick.at)} x2={xOf(tick.at)} y1={top} y2={low} />
      <text x={xOf(tick.at)} y={low + 30}>
        {write(tick)}
      </text>
    </g>
  ));
}

/** One short stroke for each recording; those at one pixel are one. */
function Recorded({
  of,
  xOf,
  low,
  colour,
}: Axis & { readonly of: readonly Timed[]; colour(event: Timed): string }) {
  const strokes = new Map<number, Timed>();
  for (const event of of)
    if (event.recorded !== undefined) strokes.set(Math.round(xOf(event.recorded)), event);
  return [...strokes].map(([x, event]) => (
    <line key={x} className={`timeline-recorded ${colour(event)}`} x1={x} x2={x} y1={low - 4} y2={low + 4} />
  ));
}
