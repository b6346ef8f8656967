import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { JsonValue } from "./json-value.tsx";

/** What an entry says first, then what it stands on, then what only machines ask for. Others follow as they come. */
const ORDER = [
  "kind",
  "actor",
  "at",
  "body",
  "set",
  "agreement",
  "refs",
  "seen",
  "id",
  "log",
  "blind",
  "typ",
  "v",
];

function inOrder(envelope: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const placeOf = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return Object.entries(envelope).toSorted(([a], [b]) => placeOf(a) - placeOf(b));
}

/** The fields of an envelope as people read them, and as they were signed. */
export function EnvelopeTable({ envelope }: { readonly envelope: Readonly<Record<string, unknown>> }) {
  const { m } = useLanguage();
  return (
    <Sheet title={m.entry.envelope}>
      <table className="envelope">
        <caption className="live">{m.entry.envelope}</caption>
        <thead>
          <tr>
            <th scope="col" className="name">
              {m.entry.field}
            </th>
            <th scope="col">{m.entry.value}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(envelope).map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="name">
                {m.entry.fields[name] ?? name}
              </th>
              <td>
                <JsonValue value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="sheet-foot">
        <summary>{m.entry.raw}</summary>
        <pre>{JSON.stringify(envelope, undefined, 2)}</pre>
      </details>
    </Sheet>
  );
}
