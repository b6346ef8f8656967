import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { ActForm, instantOf, Moment, Words } from "./fields.tsx";
import { useUs } from "./use-us.ts";

const EMPTY = { text: "", scope: "", from: "", until: "", silentUntil: "", silentFrom: "", due: "" };

/** Undertakes something for this party. What it is silent on is asked for, so that nobody reads it into the words. */
export function UndertakingForm({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const us = useUs();
  const give = useAct(contactOperations.giveUndertaking);
  const [said, setSaid] = useState(EMPTY);
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    if (us === undefined) return;
    const { text, scope, from, until, silentUntil, silentFrom, due } = said;
    const acted = await give.run({
      body: {
        partner,
        owner: us,
        text,
        scope,
        covers: { from: instantOf(from), ...(until === "" ? {} : { until: instantOf(until) }) },
        silent: [
          ...(silentUntil === "" ? [] : [{ until: instantOf(silentUntil) }]),
          ...(silentFrom === "" ? [] : [{ from: instantOf(silentFrom) }]),
        ],
        due: instantOf(due),
      },
    });
    if (acted === undefined) return;
    setSaid(EMPTY);
    done({ said: m.undertakings.done.given, acted });
  };
  const words = m.undertakings;
  return (
    <Sheet title={words.give}>
      <ActForm
        submit={words.doGive}
        busy={give.busy}
        problem={give.problem}
        help={words.giveHelp}
        send={send}
      >
        <Words label={words.text} value={said.text} change={change("text")} />
        <Words label={words.scope} value={said.scope} change={change("scope")} />
        <div className="fields">
          <Moment label={words.coversFrom} help={m.contacts.utc} value={said.from} change={change("from")} />
          <Moment
            label={words.coversUntil}
            help={words.optional}
            optional
            value={said.until}
            change={change("until")}
          />
          <Moment
            label={words.silentUntil}
            help={words.optional}
            optional
            value={said.silentUntil}
            change={change("silentUntil")}
          />
          <Moment
            label={words.silentFrom}
            help={words.optional}
            optional
            value={said.silentFrom}
            change={change("silentFrom")}
          />
          <Moment label={words.due} help={m.contacts.utc} value={said.due} change={change("due")} />
        </div>
      </ActForm>
    </Sheet>
  );
}
