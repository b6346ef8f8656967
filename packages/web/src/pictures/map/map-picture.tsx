import { type KeyboardEvent, useState } from "react";
import { useLanguage } from "../../language/language.tsx";
import { drawnText } from "../drawn-text.ts";
import { useWidth } from "../use-width.ts";
import { globe, HEIGHT, land, WIDTH } from "./atlas.ts";
import type { DrawnPlace } from "./drawn-places.ts";

const CLOSEST = 12;

type View = { readonly zoom: number; readonly x: number; readonly y: number };
const WHOLE: View = { zoom: 1, x: WIDTH / 2, y: HEIGHT / 2 };

/** The middle may go no farther than to where the map ends. */
function within({ zoom, x, y }: View): View {
  const [halfX, halfY] = [WIDTH / zoom / 2, HEIGHT / zoom / 2];
  return {
    zoom,
    x: Math.min(WIDTH - halfX, Math.max(halfX, x)),
    y: Math.min(HEIGHT - halfY, Math.max(halfY, y)),
  };
}

/** A map of the world with the places on it, numbered as in the list. */
export function MapPicture({
  places,
  label,
}: {
  readonly places: readonly DrawnPlace[];
  readonly label: string;
}) {
  const { m } = useLanguage();
  const words = m.pictures.map;
  const [place, room] = useWidth<HTMLDivElement>(WIDTH);
  const [view, setView] = useState(WHOLE);
  const closer = (by: number) =>
    setView((now) => within({ ...now, zoom: Math.min(CLOSEST, Math.max(1, now.zoom * by)) }));
  const move = (x: number, y: number) =>
    setView((now) => within({ ...now, x: now.x + (x * 80) / now.zoom, y: now.y + (y * 80) / now.zoom }));
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => closer(1.6),
    "=": () => closer(1.6),
    "-": () => closer(1 / 1.6),
    "0": () => setView(WHOLE),
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, -1),
    ArrowDown: () => move(0, 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const { zoom, x, y } = view;
  const [width, height] = [WIDTH / zoom, HEIGHT / zoom];
  // Marks keep their size on the screen, however wide the map and however close.
  const mark = Math.max(1, WIDTH / room) / zoom;
  const toFirst = () => {
    const first = places.find(({ point }) => point !== undefined)?.point;
    if (zoom === 1 && first !== undefined) setView(within({ zoom: 1.6, x: first[0], y: first[1] }));
    else closer(1.6);
  };
  return (
    <figure className="map no-print">
      <div
        ref={place}
        className="map-place"
        role="application"
        aria-label={`${label}. ${words.picture(places.length)} ${words.help}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys move the map
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <svg viewBox={`${x - width / 2} ${y - height / 2} ${width} ${height}`} aria-hidden="true">
          <path className="map-sea" d={globe} />
          <path className="map-land" d={land} />
          {places.map(({ number, country }) =>
            country === undefined ? null : <path key={number} className="map-country" d={country.outline} />,
          )}
          {places.map(({ number, around }) =>
            around === undefined ? null : <path key={number} className="map-around" d={around} />,
          )}
          {places.map(({ number, point, place: { name }, country }) => {
            const [x, y] = point ?? country?.middle ?? [0, 0];
            return (
              <g key={number} transform={`translate(${x} ${y}) scale(${mark})`}>
                <title>{drawnText(name, 80)}</title>
                {point === undefined ? null : <circle className="map-point" r={7} />}
                <text className="map-number" x={point === undefined ? -4 : 11} y={5}>
                  {number}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="graph-bar">
        <span className="small soft">{words.borders}</span>
        <span className="row">
          <button type="button" className="button quiet graph-button" onClick={toFirst}>
            {m.pictures.graph.zoomIn}
          </button>
          <button type="button" className="button quiet graph-button" onClick={() => closer(1 / 1.6)}>
            {m.pictures.graph.zoomOut}
          </button>
          <button type="button" className="button quiet graph-button" onClick={() => setView(WHOLE)}>
            {m.pictures.graph.fit}
          </button>
        </span>
      </figcaption>
    </figure>
  );
}
