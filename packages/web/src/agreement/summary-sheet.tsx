import type { AgreementComparison, ClauseView } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { clauseAddress, Direction } from "./clause-text.tsx";
import { clausePairs, isChanged } from "./redline.ts";
import { summaryOf } from "./summary.ts";

/** A document in plain words, by what whoever signs it asks first: shared, forbidden, owed, until when, changed. */
export function SummarySheet(props: {
  readonly clauses: readonly ClauseView[];
  readonly at: readonly string[];
  /** Against what is in force; absent while nothing is. */
  readonly changes: AgreementComparison | undefined;
}) {
  const { m, f } = useLanguage();
  const words = m.agreements.summary;
  return (
    <Sheet title={words.title}>
      <div className="stack">
        <p className="soft">{words.lead}</p>
        {summaryOf(props.clauses).map(({ part, clauses }) => (
          <section key={part} className="accord-part">
            <h3>{words[part]}</h3>
            <ul>
              {clauses.map(({ id, title, sentence, direction }) => (
                <li key={id}>
                  <a className="clause-id" href={clauseAddress(props.at, id)} title={f.name(title)}>
                    {id}
                  </a>
                  <span>
                    <bdi>{f.name(sentence)}</bdi>
                    {direction === undefined
                      ? null
                      : direction.map(({ from, to }) => (
                          <span className="small soft block" key={`${from} ${to}`}>
                            <Direction from={from} to={to} />
                          </span>
                        ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section className="accord-part">
          <h3>{words.changes}</h3>
          {props.changes === undefined ? (
            <p className="soft">{words.noChanges}</p>
          ) : (
            <Changed of={props.changes} at={props.at} />
          )}
        </section>
      </div>
    </Sheet>
  );
}

function Changed({ of, at }: { readonly of: AgreementComparison; readonly at: readonly string[] }) {
  const { m, f, language } = useLanguage();
  const words = m.agreements.summary;
  const { diff, before, after } = of;
  const pairs = clausePairs(before.clauses, after.clauses, diff, language).filter(isChanged);
  return (
    <div className="stack tight">
      <p>{words.changed(diff.changed.length, diff.added.length, diff.removed.length)}</p>
      <ul>
        {pairs.map(({ id, title, before: was, after: is }) => (
          <li key={id}>
            <a className="clause-id" href={clauseAddress(at, id)}>
              {id}
            </a>
            <span>
              <strong>
                <bdi>{title}</bdi>
              </strong>
              {was === undefined ? null : (
                <span className="block">
                  <span className="soft">
                    {words.before}
                    {m.colon}
                  </span>{" "}
                  <bdi>{f.name(was.sentence)}</bdi>
                </span>
              )}
              <span className="block">
                <span className="soft">
                  {words.after}
                  {m.colon}
                </span>{" "}
                {is === undefined ? words.struck : <bdi>{f.name(is.sentence)}</bdi>}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
