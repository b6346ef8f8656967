import { useLanguage } from "../language/language.tsx";
import { useFaultAt } from "./faults.ts";
import { Check } from "./field.tsx";
import { type Given, Labelled } from "./inputs.tsx";

export type Option<T extends string = string> = {
  readonly code: T;
  readonly name: string;
  readonly help?: string | undefined;
};

/** Codes with their names; one that nobody named is its own name. */
export const optionsOf = <T extends string>(
  codes: readonly T[],
  names: Readonly<Partial<Record<NoInfer<T>, string>>>,
): readonly Option<T>[] => codes.map((code) => ({ code, name: names[code] ?? code }));

/** One of a few codes, by their names. */
export function Choice<T extends string>(
  props: Omit<Given<NoInfer<T>>, "optional" | "required"> & {
    readonly codes: readonly T[];
    readonly names: Readonly<Partial<Record<NoInfer<T>, string>>>;
  },
) {
  const { label, help, at, value, codes, names, change } = props;
  return (
    <Labelled label={label} help={help} at={at}>
      {(marks) => (
        <select {...marks} value={value} onChange={({ target }) => change(target.value as NoInfer<T>)}>
          {optionsOf(codes, names).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** One of several, none of them beforehand: an empty recipient means nobody. */
export function OneOf<T extends string>(
  props: Omit<Given<NoInfer<T> | "">, "optional" | "required"> & {
    readonly options: readonly Option<T>[];
    /** What stands there until one is chosen. */
    readonly unchosen?: string;
  },
) {
  const { m } = useLanguage();
  const { label, help, at, value, options, unchosen, change } = props;
  return (
    <Labelled label={label} help={help} at={at}>
      {(marks) => (
        <select
          {...marks}
          required
          value={value}
          onChange={({ target }) => change(target.value as NoInfer<T> | "")}
        >
          <option value="">{unchosen ?? m.release.choose}</option>
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Some of several. What was chosen and is not offered any more stays, to be seen and taken out. */
export function Ticks<T extends string>(props: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly options: readonly Option<T>[];
  readonly value: readonly NoInfer<T>[];
  change(value: readonly NoInfer<T>[]): void;
  readonly at?: string;
  /** Where each is a sentence: one to a line. */
  readonly sentences?: boolean;
}) {
  const { label, help, options, value, change, at, sentences = false } = props;
  const fault = useFaultAt(at);
  const others = value.filter((code) => options.every((one) => one.code !== code));
  const shown: readonly Option<T>[] = [...options, ...others.map((code) => ({ code, name: code }))];
  const codes = shown.map(({ code }) => code);
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {help === undefined ? null : <p className="small soft">{help}</p>}
      <div className={sentences ? "ticks is-sentences" : "ticks"}>
        {shown.map(({ code, name, help: more }) => (
          <Check
            key={code}
            label={<bdi>{name}</bdi>}
            help={more}
            checked={value.includes(code)}
            onChange={(on) => change(codes.filter((one) => (one === code ? on : value.includes(one))))}
          />
        ))}
      </div>
      {fault === undefined ? null : (
        <p className="fault">
          <bdi>{fault}</bdi>
        </p>
      )}
    </fieldset>
  );
}
