import { reviewOperations as ops, type reviewAddressees } from "@entente/api";
import { useState } from "react";
import { Choice, Form, Line, Lines, pairsIn } from "../activities/inputs.tsx";
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
    if (acted !== undefined) done({ said: w.done.submitted, acted });
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

export function ConcludeForm({ review, done }: OfReview) {
  const { m } = useLanguage();
  const w = m.reviews;
  const conclude = useAct(ops.concludeReview);
  const [text, setText] = useState("");
  const [lines, setLines] = useState("");
  const [condition, setCondition] = useState("");
  const send = async () => {
    // An addressee that is none is sent as it was written: the node names the line.
    const recommendations = pairsIn(lines).map(([to, said]) => ({ to: to as Addressee, text: said }));
    const acted = await conclude.run({
      params: { review },
      body: { text, recommendations, ...(condition.trim() === "" ? {} : { condition }) },
    });
    if (acted !== undefined) done({ said: w.done.concluded, acted });
  };
  return (
    <Fold title={w.conclude}>
      <Form send={() => void send()}>
        <Problem of={conclude.problem} />
        <Lines label={w.conclusion} value={text} set={setText} />
        <Lines label={w.recommendations} help={w.recommendationsHelp} value={lines} optional set={setLines} />
        <Lines label={w.condition} help={w.conditionHelp} value={condition} optional set={setCondition} />
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
    <Fold title={`${w.decide} (${f.number(number)})`}>
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
    <Fold title={w.condition}>
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
