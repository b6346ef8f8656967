import type { ReactNode } from "react";
import { Field } from "../ui/field.tsx";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly optional?: boolean;
  set(value: string): void;
};

export function Line({ label, value, help, optional = false, set }: Props) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(field) => (
        <input {...field} value={value} required={!optional} onChange={({ target }) => set(target.value)} />
      )}
    </Field>
  );
}

export function Lines({ label, value, help, optional = false, set }: Props) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(field) => (
        <textarea
          {...field}
          rows={3}
          required={!optional}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
}

export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly names: Readonly<Record<string, string>>;
  readonly set: (value: T) => void;
}) {
  const { label, value, choices, names, set } = props;
  return (
    <Field label={label}>
      {(field) => (
        <select {...field} value={value} onChange={({ target }) => set(target.value as T)}>
          {choices.map((each) => (
            <option key={each} value={each}>
              {names[each] ?? each}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A form that sends by what it does, and never leaves the page. */
export function Form({ children, send }: { readonly children: ReactNode; send(): void }) {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}

/** Codes with commas between them. */
export const codesIn = (text: string): string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

/** A date as the API takes it. */
export const instantIn = (text: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? `${text.trim()}T00:00:00Z` : text.trim();
