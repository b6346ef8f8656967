import { useLanguage } from "../language/language.tsx";
import { Moment } from "../ui/inputs.tsx";
import "./scope.css";

/** A day and a full hour in UTC. */
export function HourField(props: {
  readonly label: string;
  readonly value: string;
  change(value: string): void;
}) {
  const { m } = useLanguage();
  return <Moment {...props} help={m.scope.hourHelp} step={3600} />;
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
