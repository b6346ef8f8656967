import { useLanguage } from "../language/language.tsx";
import { Fold } from "../ui/fold.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import type { Contact } from "./shown.ts";

type Topic = Contact["topics"][number];

const SIDES = ["ours", "theirs"] as const;

/** What both signed in the same words, set apart; then topic by topic the two accounts beside each other. */
export function SideBySide({ contact: { topics } }: { readonly contact: Contact }) {
  const { m } = useLanguage();
  const agreed = topics.filter(({ status }) => status === "agreed");
  // What differs is what the reader came for.
  const others = topics
    .filter(({ status }) => status !== "agreed")
    .toSorted((a, b) => Number(b.status === "divergent") - Number(a.status === "divergent"));
  return (
    <>
      {agreed.length === 0 ? null : (
        <Sheet title={m.contacts.bothSigned}>
          <div className="read-outs">
            {agreed.map((topic) => (
              <One key={topic.topic} topic={topic} sides={["ours"]} />
            ))}
          </div>
        </Sheet>
      )}
      <Sheet title={m.contacts.sideBySide}>
        {topics.length === 0 ? <p className="soft">{m.contacts.noTopics}</p> : null}
        {topics.length > 0 && agreed.length === 0 ? <p className="soft">{m.contacts.nothingAgreed}</p> : null}
        <div className="read-outs sheet-foot">
          {others.map((topic) => (
            <One key={topic.topic} topic={topic} sides={SIDES} />
          ))}
        </div>
      </Sheet>
    </>
  );
}

function One({ topic, sides }: { readonly topic: Topic; readonly sides: readonly (typeof SIDES)[number][] }) {
  const { m } = useLanguage();
  const { status, agreedSaidOnlyBy } = topic;
  return (
    <section className="topic" data-status={status} aria-label={topic.topic}>
      <div className="topic-head">
        <h3>
          <bdi>{topic.topic}</bdi>
        </h3>
        <span
          className={status === "agreed" ? "mark good" : status === "divergent" ? "mark warn" : "mark soft"}
        >
          {m.contacts.statuses[status]}
        </span>
        {agreedSaidOnlyBy === undefined ? null : (
          <span className="small soft">
            {m.contacts.verbs.agreed}
            {m.colon} {m.contacts.saidOnlyBy[agreedSaidOnlyBy]}
          </span>
        )}
      </div>
      <div className={sides.length === 1 ? undefined : "sides"}>
        {sides.map((side) => (
          <div className="said-by" key={side}>
            {sides.length === 1 ? null : <p className="small soft">{m.contacts[side]}</p>}
            <Said of={topic[side]} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Said({ of }: { readonly of: Topic["ours"] }) {
  const { m, language } = useLanguage();
  if (of === undefined) return <p className="soft">{m.contacts.nothingSaid}</p>;
  return (
    <>
      <p className="verb">
        <strong>{m.contacts.verbs[of.verb]}</strong>
      </p>
      {of.text === undefined ? null : (
        <p>
          <bdi>{of.text[language]}</bdi>
        </p>
      )}
    </>
  );
}

/** Each version with whether it counts; what was corrected stays to be read. */
export function Versions({ contact: { readOuts } }: { readonly contact: Contact }) {
  const { m, f, language } = useLanguage();
  if (readOuts.length === 0) return null;
  return (
    <Fold title={m.contacts.readOuts} hint={m.contacts.versions}>
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
    </Fold>
  );
}
