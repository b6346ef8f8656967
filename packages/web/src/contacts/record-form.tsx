import { contactForms, contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Lines, Moment } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { instantOf, linesIn } from "../ui/written.ts";
import { useUs } from "./use-us.ts";

const EMPTY = { start: "", end: "", place: "", ours: "", theirs: "" };

/** Records that a contact took place. */
export function RecordForm({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const us = useUs();
  const record = useAct(contactOperations.recordContact);
  const [form, setForm] = useState<(typeof contactForms)[number]>("call");
  const [access, setAccess] = useState<"open" | "closed">("closed");
  const [said, setSaid] = useState(EMPTY);
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    if (us === undefined) return;
    const acted = await record.run({
      body: {
        partner,
        form,
        access,
        start: instantOf(said.start),
        end: said.end === "" ? "short" : instantOf(said.end),
        place: said.place,
        participants: [
          ...linesIn(said.ours).map((office) => ({ party: us, office })),
          ...linesIn(said.theirs).map((office) => ({ party: partner, office })),
        ],
      },
    });
    if (acted === undefined) return;
    setSaid(EMPTY);
    done({ said: m.contacts.done.recorded, acted });
  };
  return (
    <FoldedForm
      title={m.contacts.record}
      submit={m.contacts.doRecord}
      act={record}
      help={m.contacts.recordHelp}
      send={send}
    >
      <Choice
        label={m.contacts.form}
        value={form}
        codes={contactForms}
        names={m.contacts.forms}
        change={setForm}
      />
      <Choice
        label={m.contacts.access}
        value={access}
        codes={["open", "closed"] as const}
        names={m.contacts.accesses}
        change={setAccess}
      />
      <Moment label={m.contacts.start} help={m.contacts.utc} value={said.start} change={change("start")} />
      <Moment
        label={m.contacts.end}
        help={m.contacts.endHelp}
        required={false}
        value={said.end}
        change={change("end")}
      />
      <Line label={m.contacts.place} value={said.place} change={change("place")} most={160} />
      <Lines
        label={m.contacts.ourOffices}
        help={m.contacts.officesHelp}
        value={said.ours}
        change={change("ours")}
        most={4000}
      />
      <Lines
        label={m.contacts.theirOffices}
        required={false}
        value={said.theirs}
        change={change("theirs")}
        most={4000}
      />
    </FoldedForm>
  );
}
