import { contactForms, contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { ActForm, Choice, instantOf, Line, Moment, Words } from "./fields.tsx";
import { useUs } from "./use-us.ts";

const EMPTY = { start: "", end: "", place: "", ours: "", theirs: "" };
const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

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
          ...linesOf(said.ours).map((office) => ({ party: us, office })),
          ...linesOf(said.theirs).map((office) => ({ party: partner, office })),
        ],
      },
    });
    if (acted === undefined) return;
    setSaid(EMPTY);
    done({ said: m.contacts.done.recorded, acted });
  };
  return (
    <Fold title={m.contacts.record}>
      <ActForm
        submit={m.contacts.doRecord}
        busy={record.busy}
        problem={record.problem}
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
          optional
          value={said.end}
          change={change("end")}
        />
        <Line label={m.contacts.place} value={said.place} change={change("place")} />
        <Words
          label={m.contacts.ourOffices}
          help={m.contacts.officesHelp}
          value={said.ours}
          change={change("ours")}
        />
        <Words label={m.contacts.theirOffices} optional value={said.theirs} change={change("theirs")} />
      </ActForm>
    </Fold>
  );
}
