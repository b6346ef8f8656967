import type { Term } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { Check, Field } from "../ui/field.tsx";

/** Some of the codes that are offered, each with its name; those that were chosen elsewhere stay to be seen. */
export function Codes(props: {
  readonly label: string;
  readonly help?: string;
  readonly offered: readonly Term[];
  readonly value: readonly string[];
  set(value: readonly string[]): void;
}) {
  const { f } = useLanguage();
  const { label, help, offered, value, set } = props;
  const others = value.filter((code) => offered.every((term) => term.code !== code));
  const shown = [...offered, ...others.map((code) => ({ code, name: { en: code, fr: code } }))];
  return (
    <fieldset className="field checks">
      <legend>{label}</legend>
      {help === undefined ? null : <p className="small soft">{help}</p>}
      {shown.map(({ code, name }) => (
        <Check
          key={code}
          label={f.start(name)}
          checked={value.includes(code)}
          onChange={(on) => set(on ? [...value, code] : value.filter((one) => one !== code))}
        />
      ))}
    </fieldset>
  );
}

/** Codes are their own names where nobody has given them others. */
export const asTerms = (codes: readonly string[]): readonly Term[] =>
  codes.map((code) => ({ code, name: { en: code, fr: code } }));

/** A day, as the browser's own field gives it. */
export function Day(props: {
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  set(value: string): void;
}) {
  const { label, value, help, set } = props;
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(field) => (
        <input
          {...field}
          type="date"
          required
          value={value.slice(0, 10)}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
}

export type Pair = readonly [string, string];

/** Pairs of words, as many as are needed: a line for each, and one more on demand. */
export function Pairs(props: {
  readonly legend: string;
  readonly help?: string;
  readonly names: Pair;
  readonly value: readonly Pair[];
  readonly optional?: boolean;
  set(value: readonly Pair[]): void;
}) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const { legend, help, names, value, optional = false, set } = props;
  const put = (at: number, pair: Pair) => set(value.map((one, n) => (n === at ? pair : one)));
  return (
    <fieldset className="field pairs">
      <legend>{legend}</legend>
      {help === undefined ? null : <p className="small soft">{help}</p>}
      {value.map(([left, right], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; none has another identity
        <div className="pair" key={at}>
          <Field label={`${names[0]} ${f.number(at + 1)}`}>
            {(field) => (
              <input
                {...field}
                required={!optional}
                value={left}
                onChange={({ target }) => put(at, [target.value, right])}
              />
            )}
          </Field>
          <Field label={`${names[1]} ${f.number(at + 1)}`}>
            {(field) => (
              <input
                {...field}
                required={!optional}
                value={right}
                onChange={({ target }) => put(at, [left, target.value])}
              />
            )}
          </Field>
          {value.length === 1 ? null : (
            <button
              type="button"
              className="plain-button"
              aria-label={w.takeLine(f.number(at + 1))}
              onClick={() => set(value.filter((_, n) => n !== at))}
            >
              {w.takeOut}
            </button>
          )}
        </div>
      ))}
      <div>
        <button type="button" className="button quiet" onClick={() => set([...value, ["", ""]])}>
          {w.addLine}
        </button>
      </div>
    </fieldset>
  );
}
