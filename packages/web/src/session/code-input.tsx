import { useEffect, useRef } from "react";
import { Field } from "../ui/field.tsx";

type CodeInputProps = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly required?: boolean;
  /** Takes the focus when it appears, because it is what is asked for now. */
  readonly focused?: boolean;
  set(value: string): void;
};

/** Six digits; what an app shows with a space between is taken without it. */
export function CodeInput({ label, help, value, required = true, focused = false, set }: CodeInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(ids) => (
        <input
          {...ids}
          ref={input}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          required={required}
          value={value}
          onChange={(event) => set(event.target.value.replace(/\s/g, "").slice(0, 6))}
        />
      )}
    </Field>
  );
}
