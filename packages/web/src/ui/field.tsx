import { type ReactNode, useId } from "react";

type FieldProps = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly children: (ids: { readonly id: string; readonly "aria-describedby"?: string }) => ReactNode;
};

/** A field with its label and, where it helps, a sentence. */
export function Field({ label, help, children }: FieldProps) {
  const id = useId();
  const described = help === undefined ? {} : { "aria-describedby": `${id}-help` };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help === undefined ? null : (
        <p className="small soft" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({ id, ...described })}
    </div>
  );
}

type CheckProps = {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly checked: boolean;
  onChange(checked: boolean): void;
};

export function Check({ label, help, checked, onChange }: CheckProps) {
  const id = useId();
  const described = help === undefined ? {} : { "aria-describedby": id };
  return (
    <label className="check">
      <input
        type="checkbox"
        {...described}
        aria-labelledby={`${id}-label`}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <span id={`${id}-label`}>{label}</span>
        {help === undefined ? null : (
          <span className="small soft block" id={id}>
            {help}
          </span>
        )}
      </span>
    </label>
  );
}
