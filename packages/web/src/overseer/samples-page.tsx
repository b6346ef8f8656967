import {
  MOST_SAMPLED,
  samplingOperations as ops,
  type Sample,
  type Sampled,
  sampledKinds,
} from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { usePeople } from "../session/use-people.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Count, Day } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { dayFromNow, endOf, lastBefore, startOf } from "./days.ts";
import { OverseerFrame } from "./frame.tsx";

/** Samples, and a new one. */
export function SamplesPage() {
  const { m } = useLanguage();
  const w = m.overseer;
  const { partner } = useRelation();
  const reading = useRead(ops.listSamples, { query: { partner } });
  return (
    <OverseerFrame title={w.samples} lead={w.samplesLead} part="samples">
      <Sheet title={w.samples}>
        <Ready of={reading}>
          {({ items }) => (items.length === 0 ? <p className="soft">{w.noSamples}</p> : <List of={items} />)}
        </Ready>
      </Sheet>
      <NewSample partner={partner} />
    </OverseerFrame>
  );
}

function List({ of }: { readonly of: readonly Sample[] }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const nameOf = usePeople();
  return (
    <Table
      caption={w.samples}
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        {
          name: w.sampleOf,
          cell: (one) => <a href={address(["overseer", "samples", one.id])}>{w.samplesOf[one.of]}</a>,
        },
        { name: w.period, cell: ({ from, until }) => `${f.date(from)} – ${f.date(lastBefore(until))}` },
        { name: w.drawnFrom, cell: ({ population: { count } }) => w.countOf(count, f.number(count)) },
        { name: w.state, cell: ({ state }) => w.states[state] },
        {
          name: w.progress,
          cell: ({ reviewed, drawn, size }) => w.of(f.number(reviewed), f.number(drawn === 0 ? size : drawn)),
        },
        { name: w.by, cell: ({ by }) => <bdi>{nameOf(by)}</bdi> },
      ]}
    />
  );
}

function NewSample({ partner }: { readonly partner: string }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const act = useAct(ops.commitSample);
  const [draft, setDraft] = useState({
    of: "readings" as Sampled,
    from: dayFromNow(-30),
    until: dayFromNow(0),
    size: "5",
  });
  const submit = async () => {
    const { of, from, until, size } = draft;
    const done = await act.run({
      body: { partner, of, from: startOf(from), until: endOf(until), size: Number(size) },
    });
    if (done !== undefined) goTo(address(["overseer", "samples", done.result.sample]));
  };
  return (
    <Sheet title={w.newSample}>
      <ActForm act={act} send={submit} submit={w.commit} help={w.commitHelp}>
        <div className="overseer-review">
          <Choice
            label={w.sampleOf}
            value={draft.of}
            codes={sampledKinds}
            names={w.samplesOf}
            change={(value) => setDraft({ ...draft, of: value })}
          />
          {(["from", "until"] as const).map((end) => (
            <Day
              label={w[end]}
              key={end}
              value={draft[end]}
              change={(value) => setDraft({ ...draft, [end]: value })}
            />
          ))}
          <Count
            label={w.sampleSize}
            most={MOST_SAMPLED}
            value={draft.size}
            change={(size) => setDraft({ ...draft, size })}
            at="size"
          />
        </div>
      </ActForm>
    </Sheet>
  );
}
