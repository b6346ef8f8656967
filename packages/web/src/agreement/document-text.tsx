import type { AgreementJson, ClauseView } from "@entente/api";
import { type MouseEvent, useId, useState } from "react";
import type { Bilingual } from "../language/formats.ts";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { chaptersOf } from "./chapters.ts";
import { ClauseText, clauseAddress, type Shown } from "./clause-text.tsx";
import { documentView } from "./document.ts";
import { PartiesSheet, VocabularySheet } from "./document-sheets.tsx";

type Props = {
  /** The page of this document: clauses have addresses below it. */
  readonly at: readonly string[];
  readonly document: AgreementJson | undefined;
  readonly title: Bilingual | undefined;
  readonly clauses: readonly ClauseView[];
  readonly wanted: string | null;
};

/** An agreement read as a document: title, parties, numbered clauses in both languages, the words it defines. */
export function DocumentText({ at, document, title, clauses, wanted }: Props) {
  const { m, f, language } = useLanguage();
  const [shown, setShown] = useState<Shown>("both");
  // A link within the page marks another clause; the address follows without opening the page anew.
  const [marked, setMarked] = useState(wanted);
  const view = documentView(document);
  if (clauses.length === 0) return <p>{m.clauses.missing}</p>;
  const follow = (event: MouseEvent<HTMLAnchorElement>, id: string) => {
    event.preventDefault();
    history.replaceState(null, "", clauseAddress(at, id));
    setMarked(null);
    // Marked anew even when it is the same one, so that it comes into view again.
    requestAnimationFrame(() => setMarked(id));
  };
  return (
    <div className="accord">
      <Contents clauses={clauses} at={at} marked={marked} follow={follow} />
      <div className="accord-body">
        <div className="row no-print">
          <LanguageChoice shown={shown} choose={setShown} />
          <button type="button" className="button quiet" onClick={() => window.print()}>
            {m.agreements.print}
          </button>
        </div>
        <section className="sheet accord-sheet" data-shown={shown === "both" ? `both-${language}` : "one"}>
          <header className="accord-head">
            {title === undefined ? null : <TitleIn of={title} shown={shown} />}
            <p className="small soft">
              {m.agreements.authentic(
                f.list(view.authentic.map((one) => m.agreements.languageNames[one] ?? one)),
              )}
            </p>
          </header>
          {chaptersOf(clauses).map(({ number, clauses: inside }) => (
            <section key={number} className="accord-chapter" aria-label={m.agreements.chapter(number)}>
              <h3 className="accord-chapter-title">{m.agreements.chapter(number)}</h3>
              {inside.map((clause) => (
                <ClauseText
                  key={clause.id}
                  clause={clause}
                  at={at}
                  shown={shown}
                  survives={view.survival.includes(clause.id)}
                  wanted={marked === clause.id}
                />
              ))}
            </section>
          ))}
        </section>
        <PartiesSheet of={view} />
        <VocabularySheet of={view} />
        {view.annexes.length === 0 ? null : (
          <Sheet title={m.agreements.annexes}>
            <dl className="facts">
              {view.annexes.map(({ id, hash }) => (
                <div className="accord-pair" key={id}>
                  <dt>
                    <bdi>{id}</bdi>
                  </dt>
                  <dd className="digest">{hash}</dd>
                </div>
              ))}
            </dl>
          </Sheet>
        )}
      </div>
    </div>
  );
}

function TitleIn({ of, shown }: { readonly of: Bilingual; readonly shown: Shown }) {
  const { language } = useLanguage();
  const first = shown === "both" ? language : shown;
  const other = first === "fr" ? "en" : "fr";
  return (
    <>
      <h2 lang={first}>
        <bdi>{of[first]}</bdi>
      </h2>
      {shown === "both" ? (
        <p className="accord-second" lang={other}>
          <bdi>{of[other]}</bdi>
        </p>
      ) : null}
    </>
  );
}

function LanguageChoice({ shown, choose }: { readonly shown: Shown; choose(shown: Shown): void }) {
  const { m } = useLanguage();
  const id = useId();
  const names = { both: m.agreements.both, en: "English", fr: "Français" } as const;
  return (
    <fieldset className="accord-languages">
      <legend className="small soft">{m.agreements.languages}</legend>
      {(["both", "en", "fr"] as const).map((one) => (
        <label key={one}>
          <input type="radio" name={id} checked={shown === one} onChange={() => choose(one)} />{" "}
          <span lang={one === "both" ? undefined : one}>{names[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Contents(props: {
  readonly clauses: readonly ClauseView[];
  readonly at: readonly string[];
  readonly marked: string | null;
  follow(event: MouseEvent<HTMLAnchorElement>, id: string): void;
}) {
  const { m, f } = useLanguage();
  return (
    <nav className="accord-contents no-print" aria-label={m.agreements.contents}>
      <details open={window.innerWidth >= 960}>
        <summary>{m.agreements.contents}</summary>
        <ol>
          {props.clauses.map(({ id, title }) => (
            <li key={id}>
              <a
                href={clauseAddress(props.at, id)}
                aria-current={props.marked === id ? "location" : undefined}
                onClick={(event) => props.follow(event, id)}
              >
                <span className="clause-id">{id}</span> <bdi>{f.name(title)}</bdi>
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
