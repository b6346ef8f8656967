import { requestAnswers, requestOperations } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import type { Done } from "../ui/outcome.tsx";
import { groundsOf } from "./grounds.ts";
import { ActForm, CountField, DayField, instantOf, LineField, Select, TextField } from "./inputs.tsx";
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
  return <ActForm title={m.requests.acknowledge} submit={m.requests.acknowledge} {...act} send={send} />;
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
  const due = instantOf(given.due);
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
    <ActForm title={w.answer} help={w.answerHelp} submit={w.send} {...act} send={send}>
      <Select
        label={w.answer}
        options={requestAnswers}
        names={isSupport ? w.supportStates : w.states}
        value={answer}
        change={setAnswer}
      />
      <TextField
        label={w.text}
        help={w.sealed}
        most={8000}
        value={given.text}
        change={(text) => change({ text })}
      />
      {answer === "refused" ? (
        <>
          {grounds.length === 0 ? (
            <LineField
              label={w.code}
              help={w.codeHelp}
              value={given.code}
              change={(code) => change({ code })}
            />
          ) : (
            <Select
              label={w.code}
              options={grounds}
              names={Object.fromEntries(grounds.map((one) => [one, one]))}
              value={given.code === "" ? grounds[0]! : given.code}
              change={(code) => change({ code })}
            />
          )}
          <TextField label={w.reason} value={given.reason} change={(reason) => change({ reason })} />
        </>
      ) : null}
      {isSupport && answer === "partly" ? (
        <CountField
          label={w.accepted}
          most={request.support?.asked}
          value={given.quantity}
          change={(quantity) => change({ quantity })}
        />
      ) : null}
      {request.what === "information" ? (
        <LineField
          optional
          label={m.lists.release}
          help={w.releaseHelp}
          value={given.release}
          change={(release) => change({ release })}
        />
      ) : null}
      {isDemand && answer !== "refused" ? (
        <>
          <TextField
            optional
            label={w.undertaking}
            help={w.undertakingHelp}
            value={given.promise}
            change={(promise) => change({ promise })}
          />
          <DayField
            optional
            label={w.undertakingDue}
            value={given.due}
            change={(day) => change({ due: day })}
          />
        </>
      ) : null}
      <StatementCheck of={statement} made={made} change={setMade} />
    </ActForm>
  );
}
