import { reviewOperations as ops, reviewAddressees } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";

type OfReview = { readonly review: string; done(outcome: Done): void };
type Addressee = (typeof reviewAddressees)[number];

export function SubmitForm({ review, done }: OfReview) {
  const { m } = useLanguage();
  const w = m.reviews;
  const submit = useAct(ops.submitToReview);
  const [weighs, setWeighs] = useState<"security" | "privacy">("security");
  const [interest, setInterest] = useState("");
  const [consequence, setConsequence] = useState("");
  const send = async () => {
    const acted = await submit.run({ params: { review }, body: { weighs, interest, consequence } });
    if (acted === undefined) return;
    setInterest("");
    setConsequence("");
    done({ said: w.done.submitted, acted });
  };
  return (
    <FoldedForm title={w.submit} act={submit} send={send} submit={w.doSubmit}>
      <Choice
        label={w.weighs}
        value={weighs}
        codes={["security", "privacy"]}
        names={w.sides}
        change={setWeighs}
      />
      <Line label={w.interest} value={interest} change={setInterest} at="interest" />
      <Lines label={w.consequence} value={consequence} change={setConsequence} at="consequence" />
    </FoldedForm>
  );
}

type Recommended = { readonly to: Addressee; readonly text: string };

/** A review ends in recommendations, each to somebody, and where one is needed in a condition. */
export function ConcludeForm({ review, done }: OfReview) {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const conclude = useAct(ops.concludeReview);
  const [text, setText] = useState("");
  const [lines, setLines] = useState<readonly Recommended[]>([]);
  const [condition, setCondition] = useState("");
  const put = (at: number, next: Partial<Recommended>) =>
    setLines(lines.map((one, n) => (n === at ? { ...one, ...next } : one)));
  const send = async () => {
    const acted = await conclude.run({
      params: { review },
      body: {
        text,
        recommendations: lines.filter((one) => one.text.trim() !== ""),
        ...(condition.trim() === "" ? {} : { condition }),
      },
    });
    if (acted !== undefined) done({ said: w.done.concluded, acted });
  };
  return (
    <FoldedForm title={w.conclude} hint={w.concludeNext} act={conclude} send={send} submit={w.doConclude}>
      <Lines label={w.conclusion} value={text} change={setText} at="text" />
      <fieldset className="field stack">
        <legend>{w.recommendations}</legend>
        {lines.map(({ to, text: said }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; none has another identity
          <div className="fields" key={at}>
            <Choice
              label={`${w.to} ${f.number(at + 1)}`}
              value={to}
              codes={reviewAddressees}
              names={w.addressees}
              change={(next) => put(at, { to: next })}
            />
            <Line
              label={`${w.text} ${f.number(at + 1)}`}
              value={said}
              required={false}
              change={(next) => put(at, { text: next })}
            />
          </div>
        ))}
        <div>
          <button
            type="button"
            className="button quiet"
            onClick={() => setLines([...lines, { to: "operations-officer", text: "" }])}
          >
            {w.recommend}
          </button>
        </div>
      </fieldset>
      <Lines
        label={w.condition}
        help={w.conditionHelp}
        value={condition}
        required={false}
        change={setCondition}
        at="condition"
      />
    </FoldedForm>
  );
}

export function DecideForm({ review, number, done }: OfReview & { readonly number: number }) {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const decide = useAct(ops.decideRecommendation);
  const [decision, setDecision] = useState<"accept" | "part" | "reject">("accept");
  const [reason, setReason] = useState("");
  const send = async () => {
    const acted = await decide.run({
      params: { review, number },
      body: { decision, ...(reason.trim() === "" ? {} : { reason }) },
    });
    if (acted !== undefined) done({ said: w.done.decided, acted });
  };
  return (
    <FoldedForm title={`${w.decide} (${f.number(number)})`} open act={decide} send={send} submit={w.doDecide}>
      <Choice
        label={w.decision}
        value={decision}
        codes={["accept", "part", "reject"]}
        names={w.decisions}
        change={setDecision}
      />
      <Lines
        label={w.reason}
        value={reason}
        required={decision !== "accept"}
        change={setReason}
        at="reason"
      />
    </FoldedForm>
  );
}

export function ConfirmForm(props: { readonly condition: string; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.reviews;
  const confirm = useAct(ops.confirmCondition);
  const [reason, setReason] = useState("");
  const send = async (confirmed: boolean) => {
    const acted = await confirm.run({
      params: { condition: props.condition },
      body: { confirmed, ...(reason.trim() === "" ? {} : { reason }) },
    });
    if (acted !== undefined) props.done({ said: confirmed ? w.done.confirmed : w.done.returned, acted });
  };
  return (
    <FoldedForm
      title={w.sayCondition}
      hint={w.sayConditionNext}
      open
      act={confirm}
      send={() => send(true)}
      submit={w.doConfirm}
      beside={
        <button
          type="button"
          className="button quiet"
          disabled={confirm.busy}
          onClick={() => void send(false)}
        >
          {w.doReturn}
        </button>
      }
    >
      <Lines label={w.reason} value={reason} required={false} change={setReason} at="reason" />
    </FoldedForm>
  );
}
