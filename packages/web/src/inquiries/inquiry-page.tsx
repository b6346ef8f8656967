import { type InquiryView, inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { EvidenceSheet } from "./evidence-sheet.tsx";
import { FindingsSheet } from "./findings-sheet.tsx";
import { ReopenForm } from "./reopen-form.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { TermsSheet } from "./terms-sheet.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

/** One inquiry whole: terms, evidence with its roots, findings, the report and its face. */
export function InquiryPage({ inquiry }: { readonly inquiry: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(inquiryOperations.getInquiry, { params: { partner, inquiry } });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  const title = reading.answer?.title ?? m.inquiries.title;
  return (
    <Page title={title} crumb={<a href={address(["inquiries"])}>{m.inquiries.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(view) => (
            <>
              <State view={view} />
              {isDiscussed(view) ? <TermsSheet view={view} done={done} /> : null}
              {isReported(view) ? <ReportSheet view={view} done={done} /> : null}
              {isFound(view) ? <FindingsSheet view={view} done={done} /> : null}
              <EvidenceSheet view={view} done={done} />
              {isFound(view) ? null : <FindingsSheet view={view} done={done} />}
              {isReported(view) ? null : <ReportSheet view={view} done={done} />}
              {isDiscussed(view) ? null : <TermsSheet view={view} done={done} />}
              <About view={view} />
              <ReopenForm view={view} done={done} />
              <WithdrawForm view={view} done={done} />
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

/** What the reader comes for goes first: the terms while they are discussed, then evidence, findings, the report. */
const isDiscussed = ({ state }: InquiryView) => state === "proposed" || state === "terms";
const isFound = ({ findings, state }: InquiryView) => findings.length > 0 || state === "evidence-closed";
const isReported = ({ report }: InquiryView) => report !== undefined;

function State({ view }: { readonly view: InquiryView }) {
  const { m } = useLanguage();
  const { state, answerBy, proposedAt, commentsUntil, terms } = view;
  const due =
    state === "comment"
      ? commentsUntil
      : state === "open"
        ? terms?.words?.evidenceUntil
        : isDiscussed(view)
          ? answerBy
          : undefined;
  return (
    <Stands
      state={m.inquiries.states[state]}
      mover={m.inquiries.nexts[state]}
      clock={due === undefined ? undefined : <Clock since={proposedAt} due={due} state="running" />}
      tone={state === "published" || state === "signed" ? "good" : undefined}
    />
  );
}

function About({ view }: { readonly view: InquiryView }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.inquiries.about}>
      <dl className="facts">
        <Fact term={m.inquiries.by}>{m.inquiries.sides[view.by]}</Fact>
        <Fact term={m.inquiries.proposedAt}>{f.time(view.proposedAt)}</Fact>
        <Fact term={m.inquiries.answerBy}>{f.time(view.answerBy)}</Fact>
        <Fact term={m.inquiries.round}>{f.number(view.round)}</Fact>
        <Fact term={m.inquiries.docket}>
          <a href={address(["dockets", view.docket])}>{m.inquiries.openDocket}</a>
        </Fact>
        <Fact term={m.inquiries.ground}>
          <bdi>{view.words?.ground ?? m.inquiries.unreadable}</bdi>
        </Fact>
        {view.withdrawn === undefined ? null : (
          <Fact term={m.inquiries.states.withdrawn}>
            {m.inquiries.sides[view.withdrawn.by]}:{" "}
            <bdi>{view.withdrawn.reason ?? m.inquiries.unreadable}</bdi>
          </Fact>
        )}
      </dl>
    </Sheet>
  );
}
