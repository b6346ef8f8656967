import { reviewOperations as ops, reviewAddressees } from "@entente/api";
import { useState } from "react";
import { Choice, Form, Line, Lines } from "../activities/inputs.tsx";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";

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
    <Fold title={w.submit}>
      <Form send={() => void send()}>
        <Problem of={submit.problem} />
        <Choice
          label={w.weighs}
          value={weighs}
          choices={["security", "privacy"]}
          names={w.sides}
          set={setWeighs}
        />
        <Line label={w.interest} value={interest} set={setInterest} />
        <Lines label={w.consequence} value={consequence} set={setConsequence} />
        <div className="row">
          <button type="submit" className="button" disabled={submit.busy}>
            {w.doSubmit}
          </button>
        </div>
      </Form>
    </Fold>
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
    <Fold title={w.conclude} hint={w.concludeNext}>
      <Form send={() => void send()}>
        <Lines label={w.conclusion} value={text} set={setText} />
        <fieldset className="field stack">
          <legend>{w.recommendations}</legend>
          {lines.map(({ to, text: said }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; none has another identity
            <div className="fields" key={at}>
              <Choice
                label={`${w.to} ${f.number(at + 1)}`}
                value={to}
                choices={reviewAddressees}
                names={w.addressees}
                set={(next) => put(at, { to: next })}
              />
              <Line
                label={`${w.text} ${f.number(at + 1)}`}
                value={said}
                optional
                set={(next) => put(at, { text: next })}
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
        <Lines label={w.condition} help={w.conditionHelp} value={condition} optional set={setCondition} />
        <Problem of={conclude.problem} />
        <div className="row">
          <button type="submit" className="button" disabled={conclude.busy}>
            {w.doConclude}
          </button>
        </div>
      </Form>
    </Fold>
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
    <Fold title={`${w.decide} (${f.number(number)})`} open>
      <Form send={() => void send()}>
        <Problem of={decide.problem} />
        <Choice
          label={w.decision}
          value={decision}
          choices={["accept", "part", "reject"]}
          names={w.decisions}
          set={setDecision}
        />
        <Lines label={w.reason} value={reason} optional={decision === "accept"} set={setReason} />
        <div className="row">
          <button type="submit" className="button" disabled={decide.busy}>
            {w.doDecide}
          </button>
        </div>
      </Form>
    </Fold>
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
    <Fold title={w.sayCondition} hint={w.sayConditionNext} open>
      <Form send={() => void send(true)}>
        <Problem of={confirm.problem} />
        <Lines label={w.reason} value={reason} optional set={setReason} />
        <div className="row">
          <button type="submit" className="button" disabled={confirm.busy}>
            {w.doConfirm}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={confirm.busy}
            onClick={() => void send(false)}
          >
            {w.doReturn}
          </button>
        </div>
      </Form>
    </Fold>
  );
}
