import { contactOperations, undertakingResults } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import type { Undertaking } from "./shown.ts";

type Props = { readonly of: Undertaking; done(outcome: Done): void };

/** The owner gives evidence; the other party assesses. Neither has the other's form. */
export function FollowForm({ of, done }: Props) {
  return of.side === "ours" ? <Evidence of={of} done={done} /> : <Assess of={of} done={done} />;
}

function Evidence({ of: { undertaking }, done }: Props) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(contactOperations.evidenceUndertaking);
  const [text, setText] = useState("");
  const send = async () => {
    const acted = await act.run({ params: { partner, undertaking }, body: { text } });
    if (acted === undefined) return;
    setText("");
    done({ said: m.undertakings.done.evidenced, acted });
  };
  return (
    <FoldedForm title={m.undertakings.showIt} submit={m.undertakings.doEvidence} act={act} send={send}>
      <Lines label={m.undertakings.evidence} most={8000} value={text} change={setText} />
    </FoldedForm>
  );
}

function Assess({ of: { undertaking }, done }: Props) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(contactOperations.assessUndertaking);
  const [result, setResult] = useState<(typeof undertakingResults)[number]>("met");
  const [text, setText] = useState("");
  const send = async () => {
    const acted = await act.run({ params: { partner, undertaking }, body: { result, text } });
    if (acted === undefined) return;
    setText("");
    done({ said: m.undertakings.done.assessed, acted });
  };
  return (
    <FoldedForm title={m.undertakings.sayIt} submit={m.undertakings.doAssess} act={act} send={send}>
      <Choice
        label={m.undertakings.result}
        value={result}
        codes={undertakingResults}
        names={m.undertakings.states}
        change={setResult}
      />
      <Lines label={m.undertakings.text} most={8000} value={text} change={setText} />
    </FoldedForm>
  );
}
