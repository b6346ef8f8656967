import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Lines, Moment } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { instantOf } from "../ui/written.ts";
import { useUs } from "./use-us.ts";

const EMPTY = { text: "", scope: "", from: "", until: "", silentUntil: "", silentFrom: "", due: "" };
const NO_MEASURE = { area: "", from: "", until: "" };
const DIRECTIONS = ["given", "received"] as const;

/** Undertakes something for this party. What it is silent on is asked for, so that nobody reads it into the words. */
export function UndertakingForm({ done }: { done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const us = useUs();
  const give = useAct(contactOperations.giveUndertaking);
  const [said, setSaid] = useState(EMPTY);
  const [measure, setMeasure] = useState(NO_MEASURE);
  const [direction, setDirection] = useState<(typeof DIRECTIONS)[number]>("given");
  const [contact, setContact] = useState("");
  const { answer: contacts } = useRead(contactOperations.listContacts, { query: { partner } });
  const areas = vocabularyOf(useAgreement(), partner).areas;
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    if (us === undefined) return;
    const { text, scope, from, until, silentUntil, silentFrom, due } = said;
    const acted = await give.run({
      body: {
        partner,
        owner: us,
        ...(contact === "" ? {} : { contact }),
        text,
        scope,
        covers: { from: instantOf(from), ...(until === "" ? {} : { until: instantOf(until) }) },
        silent: [
          ...(silentUntil === "" ? [] : [{ until: instantOf(silentUntil) }]),
          ...(silentFrom === "" ? [] : [{ from: instantOf(silentFrom) }]),
        ],
        due: instantOf(due),
        ...(measure.area === ""
          ? {}
          : {
              measure: {
                what: "releases" as const,
                area: measure.area,
                direction,
                from: instantOf(measure.from),
                until: instantOf(measure.until),
              },
            }),
      },
    });
    if (acted === undefined) return;
    setSaid(EMPTY);
    setMeasure(NO_MEASURE);
    done({ said: m.undertakings.done.given, acted });
  };
  const words = m.undertakings;
  return (
    <FoldedForm title={words.give} submit={words.doGive} act={give} help={words.giveHelp} send={send}>
      <Choice
        label={words.at}
        value={contact}
        codes={["", ...(contacts?.items ?? []).map((one) => one.contact)]}
        names={{
          "": words.atNone,
          ...Object.fromEntries(
            (contacts?.items ?? []).map((one) => [
              one.contact,
              `${m.contacts.forms[one.form]}, ${f.time(one.start)}`,
            ]),
          ),
        }}
        change={setContact}
      />
      <Lines label={words.text} value={said.text} change={change("text")} most={4000} />
      <Lines label={words.scope} value={said.scope} change={change("scope")} most={4000} />
      <div className="fields">
        <Moment label={words.coversFrom} help={m.contacts.utc} value={said.from} change={change("from")} />
        <Moment
          label={words.coversUntil}
          help={words.optional}
          required={false}
          value={said.until}
          change={change("until")}
        />
        <Moment
          label={words.silentUntil}
          help={words.optional}
          required={false}
          value={said.silentUntil}
          change={change("silentUntil")}
        />
        <Moment
          label={words.silentFrom}
          help={words.optional}
          required={false}
          value={said.silentFrom}
          change={change("silentFrom")}
        />
        <Moment label={words.due} help={m.contacts.utc} value={said.due} change={change("due")} />
      </div>
      <fieldset className="field">
        <legend>{words.measureIt}</legend>
        <p className="small soft">{words.measureHelp}</p>
        <div className="fields">
          <Choice
            label={words.area}
            value={measure.area}
            codes={["", ...areas.map(({ code }) => code)]}
            names={{
              "": words.noMeasure,
              ...Object.fromEntries(areas.map((one) => [one.code, f.name(one.name)])),
            }}
            change={(area) => setMeasure({ ...measure, area })}
          />
          {measure.area === "" ? null : (
            <>
              <Choice
                label={words.direction}
                value={direction}
                codes={DIRECTIONS}
                names={words.directions}
                change={setDirection}
              />
              <Moment
                label={words.baselineFrom}
                help={m.contacts.utc}
                value={measure.from}
                change={(from) => setMeasure({ ...measure, from })}
              />
              <Moment
                label={words.baselineUntil}
                help={m.contacts.utc}
                value={measure.until}
                change={(until) => setMeasure({ ...measure, until })}
              />
            </>
          )}
        </div>
      </fieldset>
    </FoldedForm>
  );
}
