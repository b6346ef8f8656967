import {
  requestChannels,
  requestOperations,
  requestVerificationResults,
  requestVerifications,
} from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";
import type { Done } from "../ui/outcome.tsx";
import { ActForm, DayField, instantOf, Select, TextField } from "./inputs.tsx";
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
    <ActForm title={w.judge} help={help} submit={w.record} {...act} send={send}>
      <Check label={w.satisfied} checked={satisfied} onChange={setSatisfied} />
      <TextField label={w.reason} help={w.sealed} value={text} change={setText} />
      <Check label={w.verified} checked={verified} onChange={setVerified} />
      {verified ? (
        <>
          <Select
            label={w.method}
            options={requestVerifications}
            names={w.methods}
            value={method}
            change={setMethod}
          />
          <Select
            label={w.result}
            options={requestVerificationResults}
            names={w.results}
            value={result}
            change={setResult}
          />
        </>
      ) : null}
    </ActForm>
  );
}

export function Repeat({ request, done }: Props) {
  const { m } = useLanguage();
  const w = m.requests;
  const act = useAct(requestOperations.repeatRequest);
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const [channel, setChannel] = useState<(typeof requestChannels)[number]>("note");
  const send = async () => {
    const on = instantOf(day);
    if (on === undefined) return;
    const acted = await act.run({ params: { request: request.id }, body: { on, channel } });
    if (acted !== undefined) done({ said: w.done.repeated, acted });
  };
  return (
    <ActForm title={w.repeat} help={w.repeatHelp} submit={w.record} {...act} send={send}>
      <DayField label={w.on} value={day} change={setDay} />
      <Select
        label={w.channel}
        options={requestChannels}
        names={w.channels}
        value={channel}
        change={setChannel}
      />
    </ActForm>
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
    <ActForm title={w.withdraw} submit={w.withdraw} grave {...act} send={send}>
      <TextField label={w.reason} help={w.sealed} most={2000} value={reason} change={setReason} />
    </ActForm>
  );
}
