import { agreementOperations, type ClauseView } from "@entente/api";
import { useEffect, useRef } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

/** An agreement in its own words, and beside each clause the sentence that its parameters mean. */
export function AgreementPage({ hash, query }: { readonly hash: string; readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(agreementOperations.getAgreement, { params: { partner, hash } });
  const title = reading.answer?.title;
  return (
    <Page
      title={title === undefined ? m.agreement.title : f.name(title)}
      crumb={<a href={address([])}>{m.state.title}</a>}
    >
      <Ready of={reading}>
        {({ version, state, from, until, clauses }) => (
          <div className="stack">
            <Sheet title={m.agreement.title}>
              <dl className="facts">
                <Fact term={m.agreement.version}>{f.number(version)}</Fact>
                <Fact term={m.agreement.state}>{m.agreement.states[state] ?? state}</Fact>
                {from === undefined ? null : <Fact term={m.agreement.from}>{f.date(from)}</Fact>}
                {until === undefined ? null : <Fact term={m.agreement.until}>{f.date(until)}</Fact>}
                <Fact term={m.agreement.hash}>
                  <Digest value={hash} whole />
                </Fact>
              </dl>
            </Sheet>
            <Sheet title={m.clauses.title}>
              {clauses.length === 0 ? <p>{m.clauses.missing}</p> : null}
              {clauses.map((clause) => (
                <Clause key={clause.id} clause={clause} wanted={query.get("clause") === clause.id} />
              ))}
            </Sheet>
          </div>
        )}
      </Ready>
    </Page>
  );
}

function Clause({ clause, wanted }: { readonly clause: ClauseView; readonly wanted: boolean }) {
  const { m, f } = useLanguage();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView({ block: "center" });
  }, [wanted]);
  return (
    <article className={wanted ? "clause is-wanted" : "clause"} ref={place}>
      <h3>
        <span className="clause-id">{clause.id}</span> <bdi>{f.name(clause.title)}</bdi>
      </h3>
      <p>
        <bdi>{f.name(clause.text)}</bdi>
      </p>
      <p className="small soft">
        {m.clauses.meaning} <bdi>{f.name(clause.sentence)}</bdi>
      </p>
    </article>
  );
}
