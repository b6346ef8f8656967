import { requestAnswers, requestOperations } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Count, Day, Line, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { startIfSaid } from "../ui/written.ts";
import { groundsOf } from "./grounds.ts";
import type { Request } from "./request.tsx";
import { StatementCheck, stated, useStatement } from "./statement.tsx";

type Props = { readonly request: Request; done(outcome: Done): void };

export function Acknowledge({ request, done }: Props) {
  const { m } = useLanguage();
  const act = useAct(requestOperations.acknowledgeRequest);
  const send = async () => {
    const acted = await act.run({ params: { request: request.id } });
    if (acted !== undefined) done({ said: m.requests.done.acknowledged, acted });
  };
  return <FoldedForm title={m.requests.acknowledge} submit={m.requests.acknowledge} act={act} send={send} />;
}

/** The ground that was chosen: the first, unless it was another. */
const coded = (code: string, grounds: readonly string[]) => {
  const chosen = code === "" ? grounds[0] : code;
  return chosen === undefined ? {} : { code: chosen };
};

/** An answer adds to those before it. A refusal names a ground of the agreement. */
export function Answer({ request, done }: Props) {
  const { m } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.answerRequest);
  const statement = useStatement();
  const [answer, setAnswer] = useState<(typeof requestAnswers)[number]>("answered");
  const [given, setGiven] = useState({
    text: "",
    code: "",
    reason: "",
    release: "",
    quantity: "1",
    promise: "",
    due: "",
  });
  const [made, setMade] = useState(false);
  const grounds = groundsOf(useAgreement()?.document);
  const change = (next: Partial<typeof given>) => setGiven((now) => ({ ...now, ...next }));
  const isSupport = request.what === "support";
  const isDemand = !isSupport && request.what !== "information";
  const due = startIfSaid(given.due);
  const send = async () => {
    const promise = given.promise.trim();
    const acted = await act.run({
      params: { request: request.id },
      body: {
        answer,
        text: given.text.trim(),
        ...stated(statement, made),
        ...(answer === "refused" ? coded(given.code.trim(), grounds) : {}),
        ...(answer === "refused" && given.reason.trim() !== "" ? { reason: given.reason.trim() } : {}),
        ...(request.what === "information" && given.release.trim() !== ""
          ? { release: given.release.trim() }
          : {}),
        ...(isSupport && answer === "partly" ? { quantity: Number(given.quantity) } : {}),
        ...(isDemand && answer !== "refused" && promise !== ""
          ? { undertaking: { text: promise, ...(due === undefined ? {} : { due }) } }
          : {}),
      },
    });
    if (acted === undefined) return;
    change({ text: "", reason: "", promise: "" });
    done({ said: w.done.answered, acted });
  };
  return (
    <FoldedForm title={w.answer} help={w.answerHelp} submit={w.send} act={act} send={send}>
      <Choice
        label={w.answer}
        codes={requestAnswers}
        names={isSupport ? w.supportStates : w.states}
        value={answer}
        change={setAnswer}
      />
      <Lines
        label={w.text}
        help={w.sealed}
        most={8000}
        value={given.text}
        change={(text) => change({ text })}
        at="text"
      />
      {answer === "refused" ? (
        <>
          {grounds.length === 0 ? (
            <Line
              label={w.code}
              help={w.codeHelp}
              value={given.code}
              change={(code) => change({ code })}
              at="code"
              most={2000}
            />
          ) : (
            <Choice
              label={w.code}
              codes={grounds}
              names={Object.fromEntries(grounds.map((one) => [one, one]))}
              value={given.code === "" ? grounds[0]! : given.code}
              change={(code) => change({ code })}
              at="code"
            />
          )}
          <Lines
            label={w.reason}
            value={given.reason}
            change={(reason) => change({ reason })}
            at="reason"
            most={4000}
          />
        </>
      ) : null}
      {isSupport && answer === "partly" ? (
        <Count
          label={w.accepted}
          most={request.support?.asked}
          value={given.quantity}
          change={(quantity) => change({ quantity })}
          at="quantity"
        />
      ) : null}
      {request.what === "information" ? (
        <Line
          optional
          label={m.lists.release}
          help={w.releaseHelp}
          value={given.release}
          change={(release) => change({ release })}
          at="release"
          most={2000}
        />
      ) : null}
      {isDemand && answer !== "refused" ? (
        <>
          <Lines
            optional
            label={w.undertaking}
            help={w.undertakingHelp}
            value={given.promise}
            change={(promise) => change({ promise })}
            at="undertaking/text"
            most={4000}
          />
          <Day
            optional
            label={w.undertakingDue}
            value={given.due}
            change={(day) => change({ due: day })}
            at="undertaking/due"
          />
        </>
      ) : null}
      <StatementCheck of={statement} made={made} change={setMade} />
    </FoldedForm>
  );
}
