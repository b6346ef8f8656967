import { useState } from "react";
import { Field } from "../ui/field.tsx";

/** Values of a form by name, and what changes one of them. */
export function useValues<T extends object>(empty: T): readonly [T, (next: Partial<T>) => void, () => void] {
  const [values, setValues] = useState(empty);
  return [values, (next) => setValues((now) => ({ ...now, ...next })), () => setValues(empty)];
}

type TextProps = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly required?: boolean;
  readonly most?: number;
  /** More than one line. */
  readonly rows?: number;
  readonly type?: "date";
  change(value: string): void;
};

export function TextField({ label, help, value, required = false, most, rows, type, change }: TextProps) {
  const given = { required, value, maxLength: most };
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(ids) =>
        rows === undefined ? (
          <input
            {...ids}
            {...given}
            type={type ?? "text"}
            autoComplete="off"
            onChange={({ target }) => change(target.value)}
          />
        ) : (
          <textarea {...ids} {...given} rows={rows} onChange={({ target }) => change(target.value)} />
        )
      }
    </Field>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly help?: string;
  readonly value: T;
  readonly of: readonly T[];
  nameOf(value: T): string;
  change(value: T): void;
};

export function ChoiceField<T extends string>({ label, help, value, of, nameOf, change }: ChoiceProps<T>) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(ids) => (
        <select {...ids} value={value} onChange={({ target }) => change(target.value as T)}>
          {of.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A day from a field of days as an instant of UTC; undefined when none was chosen. */
export const instantOf = (day: string): string | undefined => (day === "" ? undefined : `${day}T00:00:00Z`);

/** Codes between commas. */
export const codesOf = (text: string): string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
