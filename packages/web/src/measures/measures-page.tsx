import { type AnswerOf, measureOperations, measureReasons } from "@entente/api";
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
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice, Ticks } from "../ui/choices.tsx";
import { Line, Lines } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { Table } from "../ui/table.tsx";
import { codesIn } from "../ui/written.ts";
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
          {({ items }) => (
            <>
              <Suspended areas={suspendedIn(items)} />
              {items.length === 0 ? (
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
              )}
            </>
          )}
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

/** The areas in which nothing is released now. */
const suspendedIn = (items: AnswerOf<typeof measureOperations.listMeasures>["items"]) => [
  ...new Set(
    items
      .filter(({ what, state }) => what === "suspend-area" && state === "applied")
      .flatMap(({ areas }) => areas),
  ),
];

/** Whether anything is stopped: the one thing the reader of this page came for. */
function Suspended({ areas }: { readonly areas: readonly string[] }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  return areas.length === 0 ? (
    <Stands state={m.measures.nothingStopped} tone="good" />
  ) : (
    <Stands
      state={m.measures.stoppedIn(f.list(areas.map(nameOf)))}
      mover={m.measures.nexts.applied}
      tone="late"
    />
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
  const [others, setOthers] = useState("");
  // Only more can be shared in an area that the agreement does not have yet.
  const chosen = what === "share-more" ? [...new Set([...areas, ...codesIn(others)])] : areas;
  const send = async () => {
    const acted = await propose.run({
      body: {
        partner,
        what,
        areas: [...chosen],
        text,
        ...(what === "suspend-area" ? { reason } : {}),
      },
    });
    if (acted === undefined) return;
    setText("");
    setAreas([]);
    setOthers("");
    done({ said: m.measures.done.proposed, acted });
  };
  return (
    <FoldedForm
      title={m.measures.propose}
      act={propose}
      send={send}
      submit={m.measures.doPropose}
      ready={chosen.length > 0}
      help={m.measures.proposeHelp}
    >
      <Choice
        label={m.measures.whatLabel}
        value={what}
        codes={["suspend-area", "share-more"]}
        names={m.measures.what}
        change={setWhat}
      />
      <Ticks
        label={m.measures.areas}
        options={offered.map(({ code, name }) => ({ code, name: f.name(name) }))}
        value={areas}
        change={setAreas}
        at="areas"
      />
      {what === "share-more" ? (
        <Line
          label={m.measures.newAreas}
          help={m.measures.newAreasHelp}
          required={false}
          value={others}
          change={setOthers}
        />
      ) : (
        <WhatItStops areas={areas} />
      )}
      {what === "suspend-area" ? (
        <Choice
          label={m.measures.reason}
          value={reason}
          codes={measureReasons}
          names={m.measures.reasons}
          change={setReason}
        />
      ) : null}
      <Lines label={m.measures.words} rows={4} most={4000} value={text} change={setText} at="text" />
    </FoldedForm>
  );
}
