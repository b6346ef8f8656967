import { activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { AnswerForm, QuestionFacts } from "./questions-sheet.tsx";

/** One operation as it was put to the other party, and the answer. */
export function QuestionPage({ id }: { readonly id: string }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(ops.listOperationQuestions, { query: { partner } });
  const [outcome, setOutcome] = useState<Done>();
  const one = reading.answer?.items.find((question) => question.id === id);
  const answers = session.is("liaison-officer", "operations-officer") && session.who.mayAct;
  const isOpen = one?.state === "waiting" || one?.state === "silent";
  const title = one?.terms === undefined ? w.operation : f.list(one.terms.techniques);
  return (
    <Page title={f.start({ en: title, fr: title })} crumb={<a href={address(["activities"])}>{w.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {() =>
            one === undefined ? (
              <p className="soft">{m.failure.notFound}</p>
            ) : (
              <>
                <Stands
                  state={w.questionStates[one.state]}
                  mover={isOpen ? w.turns[one.side === "theirs" ? "ours" : "theirs"].answer : undefined}
                  clock={
                    isOpen ? <Clock since={one.askedAt} due={one.answerBy} state="running" /> : undefined
                  }
                  tone={
                    one.state === "silent" ? "late" : isOpen && one.side === "theirs" ? "ours" : undefined
                  }
                />
                <Sheet title={w.whatIsPut}>
                  <QuestionFacts of={one} />
                </Sheet>
                {answers && one.side === "theirs" && isOpen ? (
                  <Sheet title={w.answer}>
                    <p className="small soft">{w.answerEffect}</p>
                    <AnswerForm
                      of={one}
                      done={(next) => {
                        setOutcome(next);
                        reading.again();
                      }}
                    />
                  </Sheet>
                ) : null}
              </>
            )
          }
        </Ready>
      </div>
    </Page>
  );
}
