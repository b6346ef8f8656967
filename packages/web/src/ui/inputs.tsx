import type { ComponentProps, ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { useFaultAt } from "./faults.ts";
import { Field } from "./field.tsx";
import "./inputs.css";

/** What every input of a form is given. */
export type Given<T> = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: T;
  change(value: T): void;
  /** May be left empty, and its label says so. */
  readonly optional?: boolean;
  /** False where it may be left empty and something else says when: its help, or another field. */
  readonly required?: boolean;
  /** The member of the body that it becomes: what the node finds wrong with that is said beneath it. */
  readonly at?: string;
};

type Marks = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

/** A field with its label, what helps, whether it may stay empty, and what is wrong with it. */
export function Labelled(props: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly at?: string | undefined;
  readonly children: (marks: Marks) => ReactNode;
}) {
  const { m } = useLanguage();
  const fault = useFaultAt(props.at);
  const label = props.optional === true ? `${props.label} (${m.release.optional})` : props.label;
  return (
    <Field label={label} help={props.help}>
      {(ids) => {
        const wrong = `${ids.id}-wrong`;
        const described = [ids["aria-describedby"], wrong].filter((each) => each !== undefined).join(" ");
        return (
          <>
            {props.children(
              fault === undefined
                ? ids
                : { ...ids, "aria-invalid": true as const, "aria-describedby": described },
            )}
            {fault === undefined ? null : (
              <p className="fault" id={wrong}>
                <bdi>{fault}</bdi>
              </p>
            )}
          </>
        );
      }}
    </Field>
  );
}

type Own = keyof Given<string> | "id" | "onChange" | "maxLength" | "list";
type LineProps = Given<string> &
  Omit<ComponentProps<"input">, Own> & {
    /** The most characters. */
    readonly most?: number | undefined;
    /** What was written in such a field before: offered, and anything else may be written. */
    readonly known?: readonly { readonly code: string; readonly name?: string }[];
  };

/** Words in one line. */
export function Line({
  label,
  help,
  optional,
  required,
  at,
  value,
  change,
  most,
  known,
  ...more
}: LineProps) {
  return (
    <Labelled label={label} help={help} optional={optional} at={at}>
      {(marks) => (
        <>
          <input
            autoComplete="off"
            {...more}
            {...marks}
            required={required ?? optional !== true}
            maxLength={most}
            list={known === undefined ? undefined : `${marks.id}-known`}
            value={value}
            onChange={({ target }) => change(target.value)}
          />
          {known === undefined ? null : (
            <datalist id={`${marks.id}-known`}>
              {known.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Labelled>
  );
}

type LinesProps = Given<string> &
  Omit<ComponentProps<"textarea">, Own> & { readonly most?: number | undefined };

/** Words in as many lines as they need. */
export function Lines({ label, help, optional, required, at, value, change, most, ...more }: LinesProps) {
  return (
    <Labelled label={label} help={help} optional={optional} at={at}>
      {(marks) => (
        <textarea
          rows={3}
          {...more}
          {...marks}
          required={required ?? optional !== true}
          maxLength={most}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Labelled>
  );
}

/** A day: 2031-05-05. */
export function Day(props: Given<string> & { readonly min?: string; readonly max?: string }) {
  return <Line {...props} type="date" />;
}

/** A moment as the browser's own field gives it, without seconds; it means UTC, so that both parties mean the same. */
export function Moment(props: Given<string> & { readonly step?: number }) {
  return <Line {...props} type="datetime-local" />;
}

/** A whole number, as it was typed. */
export function Count({
  least = 1,
  most = 1_000_000_000,
  ...given
}: Given<string> & { readonly least?: number; readonly most?: number | undefined }) {
  return <Line {...given} type="number" min={least} max={most} step={1} />;
}

/** A file to be sent or read; undefined once it is taken back. */
export function FileInput({
  label,
  help,
  at,
  change,
  ...more
}: Omit<Given<undefined>, "value" | "change" | "optional"> & {
  readonly accept?: string;
  change(file: File | undefined): void;
}) {
  return (
    <Labelled label={label} help={help} at={at}>
      {(marks) => (
        <input
          required
          {...more}
          {...marks}
          type="file"
          onChange={({ target }) => change(target.files?.[0])}
        />
      )}
    </Labelled>
  );
}
