import { type AnswerOf, activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Fact } from "../ui/figure.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";

export type Condition = AnswerOf<typeof ops.getOperation>["conditions"][number];
type Props = { readonly of: readonly Condition[]; done(outcome: Done): void };

/** Conditions of reviews that stand, or stood, against an operation. */
export function ConditionsSheet({ of, done }: Props) {
  const { m } = useLanguage();
  const session = useSession();
  if (of.length === 0) return null;
  const acts = session.is("operations-officer") && session.who.mayAct;
  return (
    <Sheet title={m.activities.conditions}>
      {of.map((one) => (
        <div className="stack" key={one.id}>
          <ConditionFacts of={one} />
          {acts && one.state === "open" ? <Meet of={one} done={done} /> : null}
        </div>
      ))}
    </Sheet>
  );
}

export function ConditionFacts({ of }: { readonly of: Condition }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  return (
    <dl className="facts">
      <Fact term={m.reviews.condition}>
        <bdi>{of.text ?? w.unreadable}</bdi>
      </Fact>
      <Fact term={w.state}>
        <span className={of.state === "confirmed" ? undefined : "warn"}>{w.conditionStates[of.state]}</span>
        {of.confirmedAt === undefined ? null : `, ${f.time(of.confirmedAt)}`}
      </Fact>
      {of.evidence === undefined ? null : (
        <Fact term={w.evidence}>
          <bdi>{of.evidence}</bdi>
        </Fact>
      )}
      {of.returned === undefined ? null : (
        <Fact term={w.returned}>
          <bdi>{of.returned}</bdi>
        </Fact>
      )}
    </dl>
  );
}

function Meet({ of, done }: { readonly of: Condition; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.activities;
  const meet = useAct(ops.meetCondition);
  const [evidence, setEvidence] = useState("");
  const send = async () => {
    const acted = await meet.run({ params: { condition: of.id }, body: { evidence } });
    if (acted !== undefined) done({ said: w.done.met, acted });
  };
  return (
    <ActForm act={meet} send={send} submit={w.doMeet}>
      <Lines label={w.evidence} value={evidence} change={setEvidence} />
    </ActForm>
  );
}
