import { Field } from "../ui/field.tsx";

type Props = {
  readonly label: string;
  readonly value: string;
  /** Codes that were used before; others may be written. */
  readonly known: readonly string[];
  change(value: string): void;
};

/** A code that may be left out. Its form is the API's: letters, digits and `+:._-`. */
export function CodeField({ label, value, known, change }: Props) {
  return (
    <Field label={label}>
      {(ids) => (
        <>
          <input
            {...ids}
            list={`${ids.id}-known`}
            maxLength={64}
            pattern="[A-Za-z0-9][A-Za-z0-9+:._\-]*"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => change(event.target.value.trim())}
          />
          <datalist id={`${ids.id}-known`}>
            {known.map((code) => (
              <option key={code} value={code} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
