import { useLanguage } from "../language/language.tsx";

/** What a list was narrowed to, and the way back to all of it. */
export function Filters(props: {
  readonly of: readonly (readonly [name: string, value: string])[];
  readonly clear: string;
}) {
  const { m } = useLanguage();
  if (props.of.length === 0) return null;
  return (
    <p className="filters">
      <span className="soft">{m.lists.filters}</span>
      {props.of.map(([name, value]) => (
        <span key={name}>
          {name}
          {m.colon} <strong>{value}</strong>
        </span>
      ))}
      <a href={props.clear}>{m.lists.clear}</a>
    </p>
  );
}
