import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import "./scope.css";

/** A day and a full hour in UTC. */
export function HourField(props: {
  readonly label: string;
  readonly value: string;
  set(value: string): void;
}) {
  const { m } = useLanguage();
  return (
    <Field label={props.label} help={m.scope.hourHelp}>
      {(field) => (
        <input
          {...field}
          type="datetime-local"
          step={3600}
          required
          value={props.value}
          onChange={({ target }) => props.set(target.value)}
        />
      )}
    </Field>
  );
}

/** Work of the node that takes more than a moment. Nothing says how far it is, so nothing pretends to. */
export function Working({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="sending" role="status">
      <progress aria-label={label} />
      <span className="small soft">{text}</span>
    </div>
  );
}
