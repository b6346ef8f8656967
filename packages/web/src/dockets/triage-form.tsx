import { type BodyOf, docketOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { ChoiceField, instantOf, TextField, useValues } from "./fields.tsx";

type Triage = BodyOf<typeof docketOperations.triageClaim>["triage"];

/** What a claim is worth to this party; the partner does not see it. */
export function TriageForm(props: { readonly claim: string; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(docketOperations.triageClaim);
  const [values, change] = useValues({ triage: "distorted" as Triage, owner: "", due: "" });
  const { triage, owner, due } = values;
  const send = async () => {
    const body = triage === "legitimate_question" ? { triage, owner, due: instantOf(due) ?? "" } : { triage };
    const acted = await act.run({ params: { partner, claim: props.claim }, body });
    if (acted !== undefined) props.done({ said: m.dockets.done.triaged, acted });
  };
  return (
    <Fold title={m.dockets.triageTitle}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="small soft">{m.dockets.triageHelp}</p>
        <div className="fields">
          <ChoiceField
            label={m.dockets.triage}
            value={triage}
            of={["untriaged", "distorted", "legitimate_question"]}
            nameOf={(each) => m.dockets.triages[each]}
            change={(next) => change({ triage: next })}
          />
          {triage === "legitimate_question" ? (
            <>
              <TextField
                label={m.dockets.owner}
                value={owner}
                required
                most={200}
                change={(next) => change({ owner: next })}
              />
              <TextField
                label={m.dockets.due}
                type="date"
                value={due}
                required
                change={(next) => change({ due: next })}
              />
            </>
          ) : null}
        </div>
        <Problem of={act.problem} />
        <button type="submit" className="button" disabled={act.busy}>
          {m.dockets.doTriage}
        </button>
      </form>
    </Fold>
  );
}
