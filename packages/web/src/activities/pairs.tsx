import { useLanguage } from "../language/language.tsx";
import { Line } from "../ui/inputs.tsx";

export type Pair = readonly [string, string];

/** Pairs of words, as many as are needed: a line for each, and one more on demand. */
export function Pairs(props: {
  readonly legend: string;
  readonly help?: string;
  readonly names: Pair;
  readonly value: readonly Pair[];
  change(value: readonly Pair[]): void;
}) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const { legend, help, names, value, change } = props;
  const put = (at: number, pair: Pair) => change(value.map((one, n) => (n === at ? pair : one)));
  return (
    <fieldset className="field pairs">
      <legend>{legend}</legend>
      {help === undefined ? null : <p className="small soft">{help}</p>}
      {value.map(([left, right], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; none has another identity
        <div className="pair" key={at}>
          <Line
            label={`${names[0]} ${f.number(at + 1)}`}
            value={left}
            change={(next) => put(at, [next, right])}
          />
          <Line
            label={`${names[1]} ${f.number(at + 1)}`}
            value={right}
            change={(next) => put(at, [left, next])}
          />
          {value.length === 1 ? null : (
            <button
              type="button"
              className="plain-button"
              aria-label={w.takeLine(f.number(at + 1))}
              onClick={() => change(value.filter((_, n) => n !== at))}
            >
              {w.takeOut}
            </button>
          )}
        </div>
      ))}
      <div>
        <button type="button" className="button quiet" onClick={() => change([...value, ["", ""]])}>
          {w.addLine}
        </button>
      </div>
    </fieldset>
  );
}
