import { type ReactNode, useId } from "react";

type FieldProps = {
  readonly label: string;
  readonly help?: string;
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
  readonly checked: boolean;
  onChange(checked: boolean): void;
};

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
