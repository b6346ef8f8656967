import { activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Operation } from "./operation.ts";

type Props = { readonly operation: Operation; done(outcome: Done): void };

/** What may be done to an operation now. The gate answers for each. */
export function OperationActs({ operation, done }: Props) {
  const session = useSession();
  const [latest] = operation.versions;
  if (latest === undefined) return null;
  const isOpen = latest.effectedAt === undefined && operation.state !== "stopped";
  return (
    <>
      {isOpen && latest.test === undefined && latest.by !== session.who.account ? (
        <Judge operation={operation} done={done} />
      ) : null}
      {latest.question?.state === "conditions" ? <Reply operation={operation} done={done} /> : null}
      {/* A refusal stands until what it was about has changed. */}
      <Steps
        key={`${latest.version} ${latest.question?.state} ${operation.gate.length} ${operation.blocked}`}
        operation={operation}
        done={done}
        isOpen={isOpen}
      />
    </>
  );
}

function Steps({ operation, done, isOpen }: Props & { readonly isOpen: boolean }) {
  const { m } = useLanguage();
  const w = m.activities;
  const put = useAct(ops.putOperation);
  const start = useAct(ops.startOperation);
  const change = useAct(ops.changeOperation);
  const renew = useAct(ops.renewOperation);
  const stop = useAct(ops.stopOperation);
  const [latest] = operation.versions;
  const params = { operation: operation.id };
  const effects = {
    start: { act: start, name: w.doStart, said: w.done.start },
    change: { act: change, name: w.doChange, said: w.done.change },
    renew: { act: renew, name: w.doRenew, said: w.done.renew },
  };
  const effect = effects[latest?.act ?? "start"];
  const told = async (acting: Promise<Done["acted"] | undefined>, said: string) => {
    const acted = await acting;
    if (acted !== undefined) done({ said, acted });
  };
  return (
    <section className="stack">
      <Problem of={put.problem ?? start.problem ?? change.problem ?? renew.problem ?? stop.problem} />
      <div className="row">
        {isOpen && latest?.question === undefined ? (
          <button
            type="button"
            className="button quiet"
            disabled={put.busy}
            onClick={() => void told(put.run({ params }), w.done.put)}
          >
            {w.doPut}
          </button>
        ) : null}
        {isOpen ? (
          <button
            type="button"
            className={operation.gate.length === 0 ? "button" : "button quiet"}
            disabled={effect.act.busy}
            onClick={() => void told(effect.act.run({ params }), effect.said)}
          >
            {effect.name}
          </button>
        ) : null}
        {operation.state === "started" ? (
          <button
            type="button"
            className="button grave"
            disabled={stop.busy}
            onClick={() => void told(stop.run({ params }), w.done.stopped)}
          >
            {w.doStop}
          </button>
        ) : null}
      </div>
      <ul className="bullets small soft">
        {isOpen && latest?.question === undefined ? <li>{w.putHelp}</li> : null}
        {isOpen ? <li>{w.startEffect}</li> : null}
        {operation.state === "started" ? <li>{w.stopEffect}</li> : null}
      </ul>
    </section>
  );
}

function Judge({ operation, done }: Props) {
  const { m } = useLanguage();
  const w = m.activities;
  const judge = useAct(ops.testOperation);
  const [necessity, setNecessity] = useState("");
  const [proportionality, setProportionality] = useState("");
  const [alternatives, setAlternatives] = useState("");
  const send = async (favourable: boolean) => {
    const acted = await judge.run({
      params: { operation: operation.id },
      body: { necessity, proportionality, alternatives, favourable },
    });
    if (acted !== undefined) done({ said: w.done.tested, acted });
  };
  return (
    <FoldedForm
      title={w.test}
      act={judge}
      send={() => send(true)}
      submit={w.doTest}
      beside={
        <button type="button" className="button quiet" disabled={judge.busy} onClick={() => void send(false)}>
          {w.doTestAgainst}
        </button>
      }
    >
      <Lines label={w.necessity} value={necessity} change={setNecessity} />
      <Lines label={w.proportionality} value={proportionality} change={setProportionality} />
      <Lines label={w.alternatives} value={alternatives} change={setAlternatives} />
    </FoldedForm>
  );
}

function Reply({ operation, done }: Props) {
  const { m } = useLanguage();
  const w = m.activities;
  const accept = useAct(ops.acceptOperationConditions);
  const [text, setText] = useState("");
  const question = operation.versions[0]?.question;
  if (question === undefined) return null;
  const send = async (accepts: boolean) => {
    const acted = await accept.run({
      params: { partner: operation.partner, question: question.id },
      body: { accepts, ...(text.trim() === "" ? {} : { text }) },
    });
    if (acted !== undefined) done({ said: w.done.accepted, acted });
  };
  return (
    <FoldedForm
      title={w.reply}
      act={accept}
      send={() => send(true)}
      submit={w.doAccept}
      beside={
        <button
          type="button"
          className="button quiet"
          disabled={accept.busy}
          onClick={() => void send(false)}
        >
          {w.doDecline}
        </button>
      }
    >
      <Lines label={w.reply} value={text} required={false} change={setText} />
    </FoldedForm>
  );
}
