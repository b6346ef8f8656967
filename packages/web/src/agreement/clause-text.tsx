import type { ClauseView } from "@entente/api";
import { useEffect, useRef } from "react";
import type { Language } from "../language/formats.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Party } from "../ui/party.tsx";

/** Which languages of a document are shown; on a narrow page one at a time. */
export type Shown = "both" | Language;
export const languagesOf = (shown: Shown, first: Language): readonly Language[] =>
  shown === "both" ? (first === "fr" ? ["fr", "en"] : ["en", "fr"]) : [shown];

/** The address of one clause of the document that `at` leads to. */
export const clauseAddress = (at: readonly string[], id: string) => address(at, { clause: id });

/** One clause as the parties wrote it, both languages side by side, and the sentence that its parameters mean. */
export function ClauseText(props: {
  readonly clause: ClauseView;
  readonly at: readonly string[];
  readonly shown: Shown;
  readonly survives: boolean;
  /** A link led here: the clause is marked and brought into view. */
  readonly wanted: boolean;
}) {
  const { clause, at, shown, survives, wanted } = props;
  const { m, language } = useLanguage();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // After the page has put its own heading into view, which it does when it opens.
    if (!wanted) return;
    const frame = requestAnimationFrame(() => place.current?.scrollIntoView({ block: "start" }));
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  return (
    <article
      className={wanted ? "accord-clause is-wanted" : "accord-clause"}
      id={`clause-${clause.id}`}
      ref={place}
    >
      <div className="accord-columns">
        {languagesOf(shown, language).map((one, column) => (
          <div key={one} lang={one} className="accord-column">
            <h4>
              <a
                className="clause-id"
                href={clauseAddress(at, clause.id)}
                aria-label={m.agreements.permalink(clause.id)}
                tabIndex={column === 0 ? undefined : -1}
              >
                {clause.id}
              </a>{" "}
              <bdi>{clause.title[one]}</bdi>
            </h4>
            <p className="accord-text">
              <bdi>{clause.text[one]}</bdi>
            </p>
          </div>
        ))}
      </div>
      <aside className="accord-meaning small">
        <p className="soft">{m.agreements.means}</p>
        <p>
          <bdi>{clause.sentence[shown === "both" ? language : shown]}</bdi>
        </p>
        {clause.direction?.map(({ from, to }) => (
          <p className="soft" key={`${from} ${to}`}>
            <Direction from={from} to={to} />
          </p>
        ))}
        {survives ? <p className="soft">{m.agreements.survives}</p> : null}
      </aside>
    </article>
  );
}

/** Who gives and who receives, by name. */
export function Direction({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <span>
      <Party id={from} /> → <Party id={to} />
    </span>
  );
}
