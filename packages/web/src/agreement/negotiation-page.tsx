import { agreementOperations, type NegotiationDetail } from "@entente/api";
import { type ReactNode, useState } from "react";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Field } from "../ui/field.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Segments } from "../ui/segments.tsx";
import { Counter } from "./counter.tsx";
import { HashSheet } from "./document-sheets.tsx";
import { DocumentText } from "./document-text.tsx";
import { Compared } from "./history-page.tsx";
import { Waits } from "./moves.tsx";
import { NegotiationActs } from "./negotiation-acts.tsx";
import { type NegotiationTab, negotiationAt } from "./negotiation-at.ts";
import { Signatures, useSides } from "./signatures.tsx";
import { SummarySheet } from "./summary-sheet.tsx";
import { Trial } from "./trial.tsx";
import { TRIAL_ROLES } from "./trial-roles.ts";

const TABS: readonly NegotiationTab[] = ["changes", "text", "summary", "try", "counter"];

const SETTLED = new Set(["finalised", "terminated"]);

/** One negotiation: whose move it is, what is on the table, and what may be done about it. */
export function NegotiationPage(props: {
  readonly id: string;
  readonly tab: NegotiationTab;
  readonly query: URLSearchParams;
}) {
  const { id, tab, query } = props;
  const { m, f } = useLanguage();
  const words = m.agreements;
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(agreementOperations.getNegotiation, { params: { partner, negotiation: id } });
  const [outcome, setOutcome] = useState<Done>();
  const { answer } = reading;
  const byNodes = answer?.waitsFor.some((one) => one.for === "verification" || one.for === "finalisation");
  useAwaiting(byNodes === true, reading.again);
  const title = answer?.title;
  const mayCounter =
    session.is("liaison-officer") && session.who.mayAct && answer?.offeredBy === "partner" && isOpen(answer);
  return (
    <Page
      title={title === undefined ? words.negotiation.title : f.name(title)}
      crumb={<a href={address(["agreements"])}>{words.title}</a>}
      lead={
        answer === undefined ? undefined : (
          <>
            {answer.supersedes === undefined
              ? words.negotiations.first
              : words.negotiations.amends(answer.version)}
            , {words.negotiations.states[answer.state]}, {f.time(answer.since)}
          </>
        )
      }
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(negotiation) => (
            <>
              {SETTLED.has(negotiation.state) && negotiation.state !== "terminated" ? (
                <p className="accord-move">
                  <a href={address(["agreements", negotiation.hash])}>{words.read}</a>
                </p>
              ) : (
                <Waits of={negotiation} />
              )}
              {negotiation.problem === undefined ? null : (
                <div className="notice is-bad">
                  <h2>{words.negotiations.problem}</h2>
                  <p>
                    <bdi>{f.name(negotiation.problem.detail)}</bdi>
                  </p>
                  <p className="small">{m.failure.at(negotiation.problem.pointer)}</p>
                </div>
              )}
              <Segments
                label={words.negotiation.tabs}
                of={TABS.filter((one) =>
                  one === "counter" ? mayCounter : one !== "try" || session.is(...TRIAL_ROLES),
                ).map((one) => ({
                  name: words.negotiation.tab[one],
                  href: address(negotiationAt(id, one)),
                  here: one === tab,
                }))}
              />
              <Part of={negotiation} tab={tab} query={query} />
              {tab === "counter" || tab === "try" ? null : (
                <NegotiationActs
                  of={negotiation}
                  done={(done) => {
                    setOutcome(done);
                    window.scrollTo(0, 0);
                    reading.again();
                  }}
                />
              )}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

const isOpen = ({ state }: NegotiationDetail) => state === "offered" || state === "countered";

function Part({
  of,
  tab,
  query,
}: {
  readonly of: NegotiationDetail;
  readonly tab: NegotiationTab;
  readonly query: URLSearchParams;
}): ReactNode {
  switch (tab) {
    case "text":
      return (
        <DocumentText
          at={negotiationAt(of.negotiation, "text")}
          document={of.document}
          title={of.title}
          clauses={of.clauses}
          wanted={query.get("clause")}
        />
      );
    case "summary":
      return <InPlainWords of={of} />;
    case "try":
      return <Trial under={{ hash: of.hash }} document={of.document} />;
    case "counter":
      return <Counter of={of} />;
    default:
      return <Rounds of={of} />;
  }
}

/** The document in plain words, its digest to compare, and who signed. */
export function InPlainWords({ of }: { readonly of: NegotiationDetail }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const before = of.inForce?.hash;
  const { answer } = useRead(
    agreementOperations.compareAgreements,
    before === undefined || before === of.hash || of.document === undefined
      ? undefined
      : { params: { partner }, query: { before, after: of.hash } },
  );
  return (
    <>
      <SummarySheet clauses={of.clauses} at={negotiationAt(of.negotiation, "text")} changes={answer} />
      <div className="pair">
        <Sheet title={m.agreements.signed.title}>
          <Signatures signatures={of.signatures} thresholds={of.thresholds} />
        </Sheet>
        <HashSheet hash={of.hash} />
      </div>
    </>
  );
}

/** The redline: against the last offer, against what is in force, or against any earlier round. */
function Rounds({ of }: { readonly of: NegotiationDetail }) {
  const { m, f } = useLanguage();
  const words = m.agreements.negotiation;
  const nameOf = useSides();
  const { rounds, hash, inForce } = of;
  const earlier = rounds.filter((round) => round.hash !== hash).toReversed();
  const bases = [
    ...earlier.map((round, at) => ({
      hash: round.hash,
      name: `${words.roundBy(round.round, nameOf(round.by))}${at === 0 ? `, ${words.lastOffer}` : ""}`,
    })),
    ...(inForce === undefined || inForce.hash === hash
      ? []
      : [{ hash: inForce.hash, name: words.binding(inForce.version) }]),
  ];
  const [chosen, choose] = useState<string>();
  const before = chosen ?? bases[0]?.hash;
  return (
    <>
      <Sheet title={words.rounds}>
        <ol>
          {rounds.map((round) => (
            <li key={round.round}>
              {words.roundBy(round.round, nameOf(round.by))}, {f.time(round.at)}
              {round.hash === hash && round.round === of.round ? <strong>, {words.onTable}</strong> : null}
            </li>
          ))}
        </ol>
      </Sheet>
      {before === undefined ? (
        <p>
          {words.nothing} <a href={address(negotiationAt(of.negotiation, "text"))}>{words.tab.text}</a>
        </p>
      ) : (
        <>
          {bases.length < 2 ? null : (
            <div className="choose no-print">
              <Field label={words.against}>
                {(ids) => (
                  <select {...ids} value={before} onChange={({ target }) => choose(target.value)}>
                    {bases.map((base) => (
                      <option key={base.hash} value={base.hash}>
                        {base.name}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
          )}
          {of.document === undefined ? (
            <p className="soft">{m.clauses.missing}</p>
          ) : (
            <Compared before={before} after={hash} at={negotiationAt(of.negotiation, "text")} />
          )}
        </>
      )}
    </>
  );
}
