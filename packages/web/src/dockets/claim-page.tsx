import { docketOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { AnswersSheet } from "./answers-sheet.tsx";
import { ClaimRecord } from "./claim-record.tsx";
import { HeldSheet } from "./held-sheet.tsx";
import { TriageForm } from "./triage-form.tsx";

/** One claim: its record, every answer to it, what was held on any day, and what this party says. */
export function ClaimPage({ docket, claim }: { readonly docket: string; readonly claim: string }) {
  const { m } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(docketOperations.listAnswers, { params: { partner, claim } });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  const reference = reading.answer?.claim.words?.reference;
  return (
    <Page
      title={reference === undefined ? m.dockets.claim : `${m.dockets.claim} ${reference}`}
      crumb={
        <>
          <a href={address(["dockets"])}>{m.dockets.title}</a> /{" "}
          <a href={address(["dockets", docket])}>{m.dockets.docket}</a>
        </>
      }
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(answer) => (
            <>
              <ClaimRecord of={answer.claim} />
              <AnswersSheet items={answer.items} />
              <HeldSheet claim={claim} />
              {session.is("inquiry-member", "liaison-officer") && session.who.mayAct ? (
                <>
                  <AnswerForm claim={claim} answers={answer.items} done={done} />
                  <TriageForm claim={claim} done={done} />
                </>
              ) : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}
