import { contactOperations, summonsAttended, summonsOutcomes } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Lines, Moment } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { instantOf } from "../ui/written.ts";
import type { Protest } from "./shown.ts";

const EMPTY = { office: "", by: "", place: "", time: "", attendedBy: "", reason: "", outcomeText: "" };
const NONE = "";

/** Records that an office of the partner was called in. */
export function SummonsForm(props: { readonly protests: readonly Protest[]; done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const record = useAct(contactOperations.recordSummons);
  const [attended, setAttended] = useState<(typeof summonsAttended)[number]>("yes");
  const [outcome, setOutcome] = useState<(typeof summonsOutcomes)[number]>("explained");
  const [protest, setProtest] = useState(NONE);
  const [said, setSaid] = useState(EMPTY);
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    const { attendedBy, time, ...words } = said;
    const acted = await record.run({
      body: {
        partner,
        attended,
        outcome,
        ...words,
        time: instantOf(time),
        ...(attended === "no" ? {} : { attendedBy }),
        ...(protest === NONE ? {} : { protest }),
      },
    });
    if (acted === undefined) return;
    setSaid(EMPTY);
    props.done({ said: m.protests.done.recorded, acted });
  };
  const words = m.protests;
  const names = Object.fromEntries([
    [NONE, words.noProtest],
    ...props.protests.map((one) => [one.protest, f.time(one.at)]),
  ]) as Record<string, string>;
  return (
    <FoldedForm title={words.summon} submit={words.doSummon} act={record} send={send}>
      <div className="fields">
        <Line label={words.office} value={said.office} change={change("office")} most={160} />
        <Line label={words.by} value={said.by} change={change("by")} most={160} />
        <Line label={words.place} value={said.place} change={change("place")} most={160} />
        <Moment label={words.time} help={m.contacts.utc} value={said.time} change={change("time")} />
        <Choice
          label={words.attended}
          value={attended}
          codes={summonsAttended}
          names={words.attendances}
          change={setAttended}
        />
        {attended === "no" ? null : (
          <Line label={words.attendedBy} value={said.attendedBy} change={change("attendedBy")} most={160} />
        )}
        <Choice
          label={words.outcome}
          value={outcome}
          codes={summonsOutcomes}
          names={words.outcomes}
          change={setOutcome}
        />
        <Choice
          label={words.about}
          value={protest}
          codes={Object.keys(names)}
          names={names}
          change={setProtest}
        />
      </div>
      <Lines label={words.reason} most={2000} value={said.reason} change={change("reason")} />
      <Lines label={words.outcomeText} value={said.outcomeText} change={change("outcomeText")} most={4000} />
    </FoldedForm>
  );
}
