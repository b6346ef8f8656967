import {
  requestChannels,
  requestOperations,
  requestVerificationResults,
  requestVerifications,
} from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import { Day, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { startOf } from "../ui/written.ts";
import type { Request } from "./request.tsx";

type Props = { readonly request: Request; done(outcome: Done): void };

/** Whether the answers satisfy: whoever asked says so, and nobody else. */
export function Judge({ request, done }: Props) {
  const { m } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.judgeRequest);
  const [satisfied, setSatisfied] = useState(false);
  const [text, setText] = useState("");
  const [verified, setVerified] = useState(false);
  const [method, setMethod] = useState<(typeof requestVerifications)[number]>("inspection");
  const [result, setResult] = useState<(typeof requestVerificationResults)[number]>("confirmed");
  const send = async () => {
    const verification = verified ? { verification: { method, result } } : {};
    const acted = await act.run({
      params: { request: request.id },
      body: { satisfied, text: text.trim(), ...verification },
    });
    if (acted === undefined) return;
    setText("");
    done({ said: satisfied ? w.done.satisfied : w.done.notSatisfied, acted });
  };
  const help = request.what === "cease" ? w.judgeCease : w.judgeHelp;
  return (
    <FoldedForm title={w.judge} help={help} submit={w.record} act={act} send={send}>
      <Check label={w.satisfied} checked={satisfied} onChange={setSatisfied} />
      <Lines label={w.reason} help={w.sealed} value={text} change={setText} at="text" most={4000} />
      <Check label={w.verified} checked={verified} onChange={setVerified} />
      {verified ? (
        <>
          <Choice
            label={w.method}
            codes={requestVerifications}
            names={w.methods}
            value={method}
            change={setMethod}
          />
          <Choice
            label={w.result}
            codes={requestVerificationResults}
            names={w.results}
            value={result}
            change={setResult}
          />
        </>
      ) : null}
    </FoldedForm>
  );
}

export function Repeat({ request, done }: Props) {
  const { m } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.repeatRequest);
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const [channel, setChannel] = useState<(typeof requestChannels)[number]>("note");
  const send = async () => {
    const acted = await act.run({ params: { request: request.id }, body: { on: startOf(day), channel } });
    if (acted !== undefined) done({ said: w.done.repeated, acted });
  };
  return (
    <FoldedForm title={w.repeat} help={w.repeatHelp} submit={w.record} act={act} send={send}>
      <Day label={w.on} value={day} change={setDay} at="on" />
      <Choice
        label={w.channel}
        codes={requestChannels}
        names={w.channels}
        value={channel}
        change={setChannel}
      />
    </FoldedForm>
  );
}

export function Withdraw({ request, done }: Props) {
  const { m } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.withdrawRequest);
  const [reason, setReason] = useState("");
  const send = async () => {
    const acted = await act.run({ params: { request: request.id }, body: { reason: reason.trim() } });
    if (acted !== undefined) done({ said: w.done.withdrawn, acted });
  };
  return (
    <FoldedForm title={w.withdraw} submit={w.withdraw} tone="grave" act={act} send={send}>
      <Lines label={w.reason} help={w.sealed} most={2000} value={reason} change={setReason} at="reason" />
    </FoldedForm>
  );
}
