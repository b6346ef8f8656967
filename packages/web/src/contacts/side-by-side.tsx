import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import type { Contact } from "./shown.ts";

type Topic = Contact["topics"][number];

/** Topic by topic, what each party says; what only one calls agreed is said to be its own word. */
export function SideBySide({ contact: { topics } }: { readonly contact: Contact }) {
  const { m } = useLanguage();
  return (
    <Sheet title={m.contacts.sideBySide}>
      {topics.length === 0 ? (
        <p className="soft">{m.contacts.noTopics}</p>
      ) : (
        <Table
          caption={m.contacts.sideBySideCaption}
          rows={topics}
          keyOf={({ topic }) => topic}
          columns={[
            { name: m.contacts.topic, cell: ({ topic }) => <bdi>{topic}</bdi> },
            { name: m.contacts.ours, cell: ({ ours }) => <Said of={ours} /> },
            { name: m.contacts.theirs, cell: ({ theirs }) => <Said of={theirs} /> },
            { name: m.contacts.status, cell: (topic) => <Together topic={topic} /> },
          ]}
        />
      )}
    </Sheet>
  );
}

function Said({ of }: { readonly of: Topic["ours"] }) {
  const { m, language } = useLanguage();
  if (of === undefined) return <span className="soft">{m.contacts.nothingSaid}</span>;
  return (
    <>
      <strong>{m.contacts.verbs[of.verb]}</strong>
      {of.text === undefined ? null : (
        <>
          {`${m.colon} `}
          <bdi>{of.text[language]}</bdi>
        </>
      )}
    </>
  );
}

function Together({ topic: { status, agreedSaidOnlyBy } }: { readonly topic: Topic }) {
  const { m } = useLanguage();
  return (
    <>
      <span className={status === "agreed" ? "good" : status === "divergent" ? "warn" : undefined}>
        {m.contacts.statuses[status]}
      </span>
      {agreedSaidOnlyBy === undefined ? null : (
        <span className="small soft block">
          {m.contacts.verbs.agreed}
          {m.colon} {m.contacts.saidOnlyBy[agreedSaidOnlyBy]}
        </span>
      )}
    </>
  );
}

/** Each version with whether it counts; what was corrected stays to be read. */
export function Versions({ contact: { readOuts } }: { readonly contact: Contact }) {
  const { m, f, language } = useLanguage();
  if (readOuts.length === 0) return null;
  return (
    <Sheet title={m.contacts.readOuts}>
      <Table
        caption={m.contacts.versions}
        rows={readOuts}
        keyOf={({ readOut }) => readOut}
        columns={[
          { name: m.contacts.signedAt, cell: ({ at }) => f.time(at) },
          { name: m.contacts.side, cell: ({ side }) => m.contacts.sides[side] },
          {
            name: m.contacts.version,
            cell: ({ version, current }) =>
              `${f.number(version)}, ${current ? m.contacts.inForce : m.contacts.superseded}`,
          },
          {
            name: m.contacts.reading,
            cell: ({ reading, items }) =>
              items === undefined ? (
                <span className="warn">{m.contacts.readings[reading]}</span>
              ) : (
                <ul className="plain">
                  {items.map(({ topic, verb, text }) => (
                    <li key={topic}>
                      <bdi>{topic}</bdi>
                      {m.colon} {m.contacts.verbs[verb]}
                      {text === undefined ? null : (
                        <>
                          {". "}
                          <bdi>{text[language]}</bdi>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Sheet>
  );
}
