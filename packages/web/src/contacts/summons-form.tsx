import { contactOperations, summonsAttended, summonsOutcomes } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { ActForm, Choice, instantOf, Line, Moment, Words } from "./fields.tsx";
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
    <Fold title={words.summon}>
      <ActForm submit={words.doSummon} busy={record.busy} problem={record.problem} send={send}>
        <div className="fields">
          <Line label={words.office} value={said.office} change={change("office")} />
          <Line label={words.by} value={said.by} change={change("by")} />
          <Line label={words.place} value={said.place} change={change("place")} />
          <Moment label={words.time} help={m.contacts.utc} value={said.time} change={change("time")} />
          <Choice
            label={words.attended}
            value={attended}
            codes={summonsAttended}
            names={words.attendances}
            change={setAttended}
          />
          {attended === "no" ? null : (
            <Line label={words.attendedBy} value={said.attendedBy} change={change("attendedBy")} />
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
        <Words label={words.reason} most={2000} value={said.reason} change={change("reason")} />
        <Words label={words.outcomeText} value={said.outcomeText} change={change("outcomeText")} />
      </ActForm>
    </Fold>
  );
}
