import { activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { spanOf } from "../ui/span.ts";
import type { Question } from "./lanes.ts";

/** What the other party was told of an operation, and what was said to it. */
export function QuestionFacts({ of }: { readonly of: Question }) {
  const { m, f, language } = useLanguage();
  const w = m.activities;
  const purposeOf = usePurposes();
  const { terms } = of;
  return (
    <dl className="facts">
      <Fact term={w.put}>
        {w.sides[of.side]}, {f.time(of.askedAt)}
      </Fact>
      <Fact term={w.say}>{w.says[of.say]}</Fact>
      <Fact term={w.state}>
        <span className={of.state === "silent" ? "warn" : undefined}>{w.questionStates[of.state]}</span>
      </Fact>
      {of.ageSeconds === undefined ? null : <Fact term={w.age}>{spanOf(of.ageSeconds, language)}</Fact>}
      {of.say === "notice" ? null : <Fact term={w.answerBy}>{f.time(of.answerBy)}</Fact>}
      {terms === undefined ? (
        <Fact term={w.purpose}>{w.unreadable}</Fact>
      ) : (
        <>
          <Fact term={w.purpose}>{purposeOf(terms.purpose)}</Fact>
          <Fact term={w.techniques}>{f.list(terms.techniques)}</Fact>
          <Fact term={w.places}>{f.list(terms.places)}</Fact>
          <Fact term={w.period}>
            {f.date(terms.from)} – {f.date(terms.until)}
          </Fact>
        </>
      )}
      {of.text === undefined ? null : (
        <Fact term={w.answerText}>
          <bdi>{of.text}</bdi>
        </Fact>
      )}
      {of.reply === undefined ? null : (
        <Fact term={w.reply}>
          <bdi>{of.reply}</bdi>
        </Fact>
      )}
      <Fact term={w.operation}>
        <span className="small">
          <Digest value={of.operation} whole />
        </span>
      </Fact>
    </dl>
  );
}

export function AnswerForm({ of, done }: { readonly of: Question; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.activities;
  const give = useAct(ops.answerOperation);
  const [answer, setAnswer] = useState<"consents" | "conditions" | "objects">("consents");
  const [text, setText] = useState("");
  const send = async () => {
    const acted = await give.run({
      params: { partner: of.partner, question: of.id },
      body: { answer, ...(text.trim() === "" ? {} : { text }) },
    });
    if (acted !== undefined) done({ said: w.done.answered, acted });
  };
  return (
    <ActForm act={give} send={send} submit={w.doAnswer}>
      <Choice
        label={w.answer}
        value={answer}
        codes={["consents", "conditions", "objects"]}
        names={w.answers}
        change={setAnswer}
      />
      <Lines label={w.answerText} value={text} required={answer !== "consents"} change={setText} />
    </ActForm>
  );
}
