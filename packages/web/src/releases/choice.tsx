import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";

type Props = {
  readonly label: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly value: string;
  choose(code: string): void;
};

/** One of what the agreement names. Nothing is chosen beforehand: an empty recipient means nobody. */
export function Choice({ label, options, value, choose }: Props) {
  const { m } = useLanguage();
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} required value={value} onChange={(event) => choose(event.target.value)}>
          <option value="">{m.release.choose}</option>
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
