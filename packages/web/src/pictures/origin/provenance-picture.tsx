import { useLanguage } from "../../language/language.tsx";
import { drawnText } from "../drawn-text.ts";
import { useWidth } from "../use-width.ts";
import type { Traced, Tracing } from "./model.ts";

const WIDE = 150;
const HIGH = 46;
const GAP = 14;
const TOP = 2;
/** Columns stand at least so far apart: the lines between them are what the picture is about. */
const BETWEEN = 40;
/** More rows than this are read in the table. */
const ROWS_MOST = 30;

/** What rests on what, from the sources at the left to the findings at the right. A root gives its colour to all it feeds. */
export function ProvenancePicture({ of }: { readonly of: Tracing }) {
  const { m } = useLanguage();
  const words = m.pictures.provenance;
  const [place, room] = useWidth<HTMLDivElement>();
  const shown = of.papers.filter(({ row }) => row < ROWS_MOST);
  const rows = Math.min(ROWS_MOST, of.rows);
  const step =
    of.layers < 2 ? 0 : Math.min(300, Math.max(WIDE + BETWEEN, (room - WIDE - 4) / (of.layers - 1)));
  const width = WIDE + 4 + step * (of.layers - 1);
  const height = TOP + rows * (HIGH + GAP);
  const longest = Array.from({ length: of.layers }, () => 0);
  const stops = [...of.papers, ...of.lines.flatMap(({ through }) => through)];
  for (const { layer, row } of stops) longest[layer] = Math.max(longest[layer]!, Math.min(rows, row + 1));
  /** A short column stands at the middle of the long ones. */
  const placeOf = ({ layer, row }: { readonly layer: number; readonly row: number }) => ({
    x: 2 + layer * step,
    y: TOP + row * (HIGH + GAP) + ((rows - longest[layer]!) * (HIGH + GAP)) / 2,
  });
  const byId = new Map(shown.map((one) => [one.paper.id, one]));
  const colours = new Map(of.roots.map(({ paper }, at) => [paper.id, `kind-${(at % 7) + 1}`]));
  /** Of one source alone: its colour. Of several, or of none that is known: none. */
  const colour = ({ roots }: Traced) =>
    roots.length === 1 ? (colours.get(roots[0]!) ?? "kind-8") : "kind-8";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, and scrolled by keys
    <section ref={place} className="scroll provenance no-print" tabIndex={0} aria-label={words.picture}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing */}
      <svg width={width} height={height} role="group" aria-label={words.picture}>
        {of.lines.map(({ from, to, through }) => {
          const [first, last] = [byId.get(from), byId.get(to)];
          if (first === undefined || last === undefined) return null;
          const points = [placeOf(first), ...through.map(placeOf), placeOf(last)];
          return <Line key={JSON.stringify([from, to])} through={points} colour={colour(first)} />;
        })}
        {shown.map((one) => (
          <Box
            key={one.paper.id}
            of={one}
            {...placeOf(one)}
            colour={colour(one)}
            root={colours.has(one.paper.id)}
          />
        ))}
      </svg>
      {of.papers.length > shown.length ? (
        <p className="small soft">{words.more(of.papers.length - shown.length)}</p>
      ) : null}
    </section>
  );
}

type Point = { readonly x: number; readonly y: number };

/** From the right side of the first box to the left side of the last, straight past what stands between. */
function Line({ through, colour }: { readonly through: readonly Point[]; readonly colour: string }) {
  const d = through.slice(1).map((to, at) => {
    const from = through[at]!;
    const [x1, y1, x2, y2] = [from.x + WIDE, from.y + HIGH / 2, to.x, to.y + HIGH / 2];
    const bend = Math.max(16, (x2 - x1) / 2);
    const past = at + 2 < through.length ? ` H${x2 + WIDE}` : "";
    return `${at === 0 ? `M${x1} ${y1} ` : ""}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}${past}`;
  });
  return <path className={`provenance-line ${colour}`} d={d.join(" ")} />;
}

function Box(props: Point & { readonly of: Traced; readonly colour: string; readonly root: boolean }) {
  const { m } = useLanguage();
  const { of, x, y, colour, root } = props;
  const { label, href, kind } = of.paper;
  const [first, second] = twoLines(drawnText(label, 42));
  const box = (
    <>
      <title>{drawnText(label, 200)}</title>
      <rect x={x} y={y} width={WIDE} height={HIGH} rx={2} />
      <text x={x + 10} y={y + (second === "" ? 20 : 18)} className="provenance-name">
        {first}
      </text>
      <text x={x + 10} y={y + 35} className={second === "" ? "provenance-kind" : "provenance-name"}>
        {second === "" ? m.pictures.provenance.kinds[kind] : second}
      </text>
    </>
  );
  const looks = `provenance-box ${colour}${root ? " is-root" : ""}`;
  return href === undefined ? (
    <g className={looks}>{box}</g>
  ) : (
    <a href={href} className={looks}>
      {box}
    </a>
  );
}

const LINE = 22;

/** Broken at a space near the middle of the box. */
function twoLines(text: string): readonly [string, string] {
  if (text.length <= LINE) return [text, ""];
  const space = text.lastIndexOf(" ", LINE);
  const at = space > LINE / 2 ? space : LINE;
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}
