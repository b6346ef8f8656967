import type { ProblemError } from "@entente/api";
import type { ReactNode } from "react";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";

/** Fields and forms that the pages of contacts are made of. */

type Written = {
  readonly label: string;
  readonly value: string;
  change(value: string): void;
  readonly help?: string;
  readonly most?: number;
  readonly optional?: boolean;
};

export function Line({ label, value, change, help, most = 160, optional = false }: Written) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(field) => (
        <input
          {...field}
          value={value}
          maxLength={most}
          required={!optional}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

export function Words({ label, value, change, help, most = 4000, optional = false }: Written) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(field) => (
        <textarea
          {...field}
          rows={4}
          value={value}
          maxLength={most}
          required={!optional}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

/** A moment as the browser's own field gives it; UTC, so that both parties mean the same hour. */
export function Moment({ label, value, change, help, optional = false }: Written) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(field) => (
        <input
          {...field}
          type="datetime-local"
          value={value}
          required={!optional}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

/** What the API takes for what {@link Moment} gives: 2031-05-05T18:00 is 2031-05-05T18:00:00Z. */
export const instantOf = (value: string): string => `${value.slice(0, 16)}:00Z`;

export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: NoInfer<T>;
  readonly codes: readonly T[];
  readonly names: Readonly<Record<string, string>>;
  change(value: NoInfer<T>): void;
}) {
  const { label, value, codes, names, change } = props;
  return (
    <Field label={label}>
      {(field) => (
        <select {...field} value={value} onChange={({ target }) => change(target.value as T)}>
          {codes.map((code) => (
            <option key={code} value={code}>
              {names[code] ?? code}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A form that does one thing; a failure is told above its fields. */
export function ActForm(props: {
  readonly submit: string;
  readonly busy: boolean;
  readonly problem: ProblemError | undefined;
  readonly help?: string;
  send(): Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void props.send();
      }}
    >
      {props.help === undefined ? null : <p className="soft">{props.help}</p>}
      <Problem of={props.problem} />
      {props.children}
      <div className="row">
        <button type="submit" className="button" disabled={props.busy}>
          {props.submit}
        </button>
      </div>
    </form>
  );
}
