import "./scope.css";

type Hour = { readonly hour: string; readonly given: number; readonly received: number };

const MOST = 72;
const STEP = 8;
const HEIGHT = 36;

/**
 * Hour by hour what one booked as given beside what the other booked as received. The same figures stand in words
 * beside it, so that the picture says nothing alone.
 */
export function HourBars({ of }: { readonly of: readonly Hour[] }) {
  const shown = of.slice(0, MOST);
  const top = Math.max(1, ...shown.flatMap(({ given, received }) => [given, received]));
  const tall = (count: number) => (count / top) * HEIGHT;
  return (
    <svg
      className="hour-bars"
      width={shown.length * STEP}
      height={HEIGHT + 1}
      viewBox={`0 0 ${shown.length * STEP} ${HEIGHT + 1}`}
      aria-hidden="true"
    >
      {shown.map(({ hour, given, received }, at) => (
        <g key={hour}>
          <rect className="given" x={at * STEP} y={HEIGHT - tall(given)} width={3} height={tall(given)} />
          <rect
            className="received"
            x={at * STEP + 3.5}
            y={HEIGHT - tall(received)}
            width={3}
            height={tall(received)}
          />
        </g>
      ))}
      <line className="ground" x1={0} x2={shown.length * STEP} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
    </svg>
  );
}
