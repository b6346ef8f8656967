import { measureOperations, measureReasons } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { useAreas } from "../agreement/use-areas.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Check, Field } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { WhatItStops } from "./what-it-stops.tsx";

/** The measures of both parties, and a form to propose one. */
export function MeasuresPage() {
  const { m, f } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const nameOf = useAreas();
  const reading = useRead(measureOperations.listMeasures, { query: { partner } });
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Page title={m.measures.title} lead={m.measures.lead}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{m.measures.none}</p>
            ) : (
              <section className="sheet">
                <Table
                  caption={m.measures.title}
                  rows={items}
                  keyOf={({ measure }) => measure}
                  columns={[
                    {
                      name: m.measures.proposed,
                      cell: ({ measure, at }) => <a href={address(["measures", measure])}>{f.time(at)}</a>,
                    },
                    { name: m.measures.whatLabel, cell: ({ what }) => m.measures.what[what] },
                    { name: m.measures.areas, cell: ({ areas }) => f.list(areas.map(nameOf)) },
                    { name: m.lists.by, cell: ({ by }) => m.measures.by[by] },
                    { name: m.measures.state, cell: ({ state }) => m.measures.states[state] },
                  ]}
                />
              </section>
            )
          }
        </Ready>
        {session.is("liaison-officer") && session.who.mayAct ? (
          <Propose
            done={(done) => {
              setOutcome(done);
              reading.again();
            }}
          />
        ) : null}
      </div>
    </Page>
  );
}

function Propose({ done }: { done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const propose = useAct(measureOperations.proposeMeasure);
  const [what, setWhat] = useState<"suspend-area" | "share-more">("suspend-area");
  const [areas, setAreas] = useState<readonly string[]>([]);
  const offered = vocabularyOf(useAgreement(), partner).areas;
  const [reason, setReason] = useState<(typeof measureReasons)[number]>("breach");
  const [text, setText] = useState("");
  const send = async () => {
    const acted = await propose.run({
      body: {
        partner,
        what,
        areas: [...areas],
        text,
        ...(what === "suspend-area" ? { reason } : {}),
      },
    });
    if (acted !== undefined) done({ said: m.measures.done.proposed, acted });
  };
  return (
    <Fold title={m.measures.propose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="soft">{m.measures.proposeHelp}</p>
        <Problem of={propose.problem} />
        <Field label={m.measures.whatLabel}>
          {(field) => (
            <select {...field} value={what} onChange={({ target }) => setWhat(target.value as typeof what)}>
              {(["suspend-area", "share-more"] as const).map((each) => (
                <option key={each} value={each}>
                  {m.measures.what[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset className="field">
          <legend>{m.measures.areas}</legend>
          {offered.map(({ code, name }) => (
            <Check
              key={code}
              label={f.name(name)}
              checked={areas.includes(code)}
              onChange={(on) => setAreas((now) => (on ? [...now, code] : now.filter((one) => one !== code)))}
            />
          ))}
        </fieldset>
        {what === "suspend-area" ? <WhatItStops areas={areas} /> : null}
        {what === "suspend-area" ? (
          <Field label={m.measures.reason}>
            {(field) => (
              <select
                {...field}
                value={reason}
                onChange={({ target }) => setReason(target.value as typeof reason)}
              >
                {measureReasons.map((each) => (
                  <option key={each} value={each}>
                    {m.measures.reasons[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
        <Field label={m.measures.words}>
          {(field) => (
            <textarea
              {...field}
              rows={4}
              maxLength={4000}
              required
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="button" disabled={propose.busy || areas.length === 0}>
            {m.measures.doPropose}
          </button>
        </div>
      </form>
    </Fold>
  );
}
