import { type InquiryView, inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { EvidenceSheet } from "./evidence-sheet.tsx";
import { FindingsSheet } from "./findings-sheet.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { TermsSheet } from "./terms-sheet.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

/** One inquiry whole: terms, evidence with its roots, findings, the report and its face. */
export function InquiryPage({ inquiry }: { readonly inquiry: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(inquiryOperations.getInquiry, { params: { partner, inquiry } }, { keep: false });
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
              <About view={view} />
              <TermsSheet view={view} done={done} />
              <EvidenceSheet view={view} done={done} />
              <FindingsSheet view={view} done={done} />
              <ReportSheet view={view} done={done} />
              <WithdrawForm view={view} done={done} />
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function About({ view }: { readonly view: InquiryView }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.inquiries.states[view.state]!}>
      <dl className="facts">
        <Fact term={m.inquiries.by}>{m.inquiries.sides[view.by]}</Fact>
        <Fact term={m.inquiries.proposedAt}>{f.time(view.proposedAt)}</Fact>
        <Fact term={m.inquiries.answerBy}>{f.time(view.answerBy)}</Fact>
        <Fact term={m.inquiries.round}>{f.number(view.round)}</Fact>
        <Fact term={m.inquiries.docket}>
          <a href={address(["dockets", view.docket])}>{view.docket}</a>
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
