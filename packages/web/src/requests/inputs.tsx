import type { ProblemError } from "@entente/api";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Problem } from "../ui/problem.tsx";

type Given<T> = { readonly label: string; readonly value: T; change(value: T): void };

/** The label of a field, which says when it may be left empty. */
function useLabel(label: string, optional = false): string {
  const { m } = useLanguage();
  return optional ? `${label} (${m.release.optional})` : label;
}

export function TextField(
  props: Given<string> & { readonly help?: string; readonly most?: number; readonly optional?: boolean },
) {
  const { value, change, help, most = 4000, optional } = props;
  return (
    <Field label={useLabel(props.label, optional)} {...(help === undefined ? {} : { help })}>
      {(ids) => (
        <textarea
          {...ids}
          rows={3}
          required={optional !== true}
          maxLength={most}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

export function LineField(
  props: Given<string> & { readonly help?: string; readonly pattern?: string; readonly optional?: boolean },
) {
  const { value, change, help, pattern, optional } = props;
  return (
    <Field label={useLabel(props.label, optional)} {...(help === undefined ? {} : { help })}>
      {(ids) => (
        <input
          {...ids}
          required={optional !== true}
          {...(pattern === undefined ? {} : { pattern })}
          maxLength={2000}
          autoComplete="off"
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

export function DayField(props: Given<string> & { readonly optional?: boolean }) {
  return (
    <Field label={useLabel(props.label, props.optional)}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          required={props.optional !== true}
          value={props.value}
          onChange={(event) => props.change(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A day as the API takes it; undefined when none was chosen. */
export const instantOf = (day: string): string | undefined => (day === "" ? undefined : `${day}T00:00:00Z`);

export function CountField(
  props: Given<string> & { readonly least?: number; readonly most?: number | undefined },
) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          required
          min={props.least ?? 1}
          max={props.most ?? 1_000_000_000}
          step={1}
          value={props.value}
          onChange={(event) => props.change(event.target.value)}
        />
      )}
    </Field>
  );
}

/** One of a closed list; the first is chosen unless another is. */
export function Select<T extends string>(props: {
  readonly label: string;
  readonly options: readonly T[];
  readonly names: Readonly<Record<NoInfer<T>, string>>;
  readonly value: NoInfer<T>;
  change(value: NoInfer<T>): void;
}) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <select
          {...ids}
          value={props.value}
          onChange={(event) => {
            const chosen = props.options.find((one) => one === event.target.value);
            if (chosen !== undefined) props.change(chosen);
          }}
        >
          {props.options.map((one) => (
            <option key={one} value={one}>
              {props.names[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A form for one act, with what the node said against it. */
export function ActForm(props: {
  readonly title: string;
  readonly help?: string;
  readonly submit: string;
  readonly grave?: boolean;
  readonly busy: boolean;
  readonly problem: ProblemError | undefined;
  send(): Promise<void>;
  readonly children?: ReactNode;
}) {
  return (
    <Fold title={props.title}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void props.send();
        }}
      >
        {props.help === undefined ? null : <p>{props.help}</p>}
        {props.children}
        <Problem of={props.problem} />
        <div className="row">
          <button
            type="submit"
            className={props.grave === true ? "button grave" : "button"}
            disabled={props.busy}
          >
            {props.submit}
          </button>
        </div>
      </form>
    </Fold>
  );
}
