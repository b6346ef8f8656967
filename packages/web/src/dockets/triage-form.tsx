import { type BodyOf, docketOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Day, Line } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { startOf } from "../ui/written.ts";
import { useValues } from "./use-values.ts";

type Triage = BodyOf<typeof docketOperations.triageClaim>["triage"];

/** What a claim is worth to this party; the partner does not see it. */
export function TriageForm(props: { readonly claim: string; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(docketOperations.triageClaim);
  const [values, change] = useValues({ triage: "distorted" as Triage, owner: "", due: "" });
  const { triage, owner, due } = values;
  const send = async () => {
    const body = triage === "legitimate_question" ? { triage, owner, due: startOf(due) } : { triage };
    const acted = await act.run({ params: { partner, claim: props.claim }, body });
    if (acted !== undefined) props.done({ said: m.dockets.done.triaged, acted });
  };
  return (
    <FoldedForm
      title={m.dockets.triageTitle}
      act={act}
      send={send}
      submit={m.dockets.doTriage}
      help={m.dockets.triageHelp}
    >
      <div className="fields">
        <Choice
          label={m.dockets.triage}
          value={triage}
          codes={["untriaged", "distorted", "legitimate_question"]}
          names={m.dockets.triages}
          change={(next) => change({ triage: next })}
        />
        {triage === "legitimate_question" ? (
          <>
            <Line
              label={m.dockets.owner}
              value={owner}
              most={200}
              change={(next) => change({ owner: next })}
            />
            <Day label={m.dockets.due} value={due} change={(next) => change({ due: next })} />
          </>
        ) : null}
      </div>
    </FoldedForm>
  );
}
