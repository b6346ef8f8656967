import { type ActivityParticulars, activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { Choice, codesIn, Form, Line } from "./inputs.tsx";
import { draftOf, particularsOf } from "./particulars.ts";
import { ParticularsFields } from "./particulars-fields.tsx";

type Revising = {
  readonly operation: string;
  readonly began: boolean;
  readonly authority: string;
  readonly purpose: string;
  readonly areas: readonly string[];
  readonly particulars: ActivityParticulars | undefined;
};

/** Proposes an operation, or what one is to be from now on. */
export function ProposeForm({ revising, done }: { readonly revising?: Revising; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.activities;
  const { partner } = useRelation();
  const propose = useAct(ops.proposeOperation);
  const revise = useAct(ops.reviseOperation);
  const [authority, setAuthority] = useState(revising?.authority ?? "");
  const [purpose, setPurpose] = useState(revising?.purpose ?? "");
  const [areas, setAreas] = useState(revising?.areas.join(", ") ?? "");
  const [act, setAct] = useState<"start" | "change" | "renew">(revising?.began === true ? "renew" : "start");
  const [draft, setDraft] = useState(draftOf(revising?.particulars));
  const send = async () => {
    const body = {
      ...(authority === "" ? {} : { authority: authority.trim() }),
      purpose: purpose.trim(),
      areas: codesIn(areas),
      particulars: particularsOf(draft),
    };
    const acted =
      revising === undefined
        ? await propose.run({ body: { partner, ...body } })
        : await revise.run({ params: { operation: revising.operation }, body: { act, ...body } });
    if (acted !== undefined) done({ said: w.done.proposed, acted });
  };
  return (
    <Fold title={revising === undefined ? w.propose : w.revise}>
      <Form send={() => void send()}>
        <Problem of={propose.problem ?? revise.problem} />
        {revising?.began === true ? (
          <Choice label={w.reviseAct} value={act} choices={["change", "renew"]} names={w.acts} set={setAct} />
        ) : null}
        <Line label={w.authority} value={authority} optional set={setAuthority} />
        <Line label={w.purpose} value={purpose} set={setPurpose} />
        <Line label={w.areas} help={w.codesHelp} value={areas} set={setAreas} />
        <ParticularsFields draft={draft} set={setDraft} />
        <div className="row">
          <button type="submit" className="button" disabled={propose.busy || revise.busy}>
            {w.doPropose}
          </button>
        </div>
      </Form>
    </Fold>
  );
}
