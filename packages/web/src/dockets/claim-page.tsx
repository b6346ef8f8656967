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
import { isFrozen } from "./closing.tsx";
import { HeldSheet } from "./held-sheet.tsx";
import { TriageForm } from "./triage-form.tsx";

/** One claim: its words, what each party holds and all that was said; then what this party says, and the record. */
export function ClaimPage({ docket, claim }: { readonly docket: string; readonly claim: string }) {
  const { m } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(docketOperations.listAnswers, { params: { partner, claim } });
  const matrix = useRead(docketOperations.docketMatrix, { params: { partner, docket } });
  const docketRead = useRead(docketOperations.getDocket, { params: { partner, docket } });
  const frozen = docketRead.answer !== undefined && isFrozen(docketRead.answer.docket);
  const row = matrix.answer?.rows.find((one) => one.claim === claim);
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
    matrix.again();
  };
  const words = reading.answer?.claim.words;
  const reference = words?.reference;
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
              <p className="claim-words" lang={words?.lang}>
                <bdi>{words?.text ?? m.dockets.unreadable}</bdi>
              </p>
              <AnswersSheet items={answer.items} row={row} />
              {session.is("inquiry-member", "liaison-officer") && session.who.mayAct ? (
                <>
                  {frozen ? (
                    <p className="notice">{m.dockets.frozen}</p>
                  ) : (
                    <AnswerForm claim={claim} answers={answer.items} done={done} />
                  )}
                  <TriageForm claim={claim} done={done} />
                </>
              ) : null}
              <ClaimRecord of={answer.claim} />
              <HeldSheet claim={claim} />
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}
