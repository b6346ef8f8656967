import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { FoldedForm } from "../ui/act-form.tsx";
import { Fact } from "../ui/figure.tsx";
import { Lines } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Places, useMayAct } from "./places.tsx";
import type { Protest } from "./shown.ts";
import { SummonsForm } from "./summons-form.tsx";
import { Summonses } from "./summonses.tsx";

/** Notes of protest with their ages, and who was called in. */
export function ProtestsPage() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const query = { partner, limit: 200 };
  const reading = useRead(contactOperations.listProtests, { query });
  const summonses = useRead(contactOperations.listSummonses, { query });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
    summonses.again();
  };
  return (
    <Page
      title={m.protests.title}
      lead={m.protests.lead}
      crumb={<a href={address(["contacts"])}>{m.contacts.title}</a>}
    >
      <div className="stack">
        <Places here="protests" />
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) => (
            <>
              {items.length === 0 ? <p className="soft">{m.protests.none}</p> : null}
              {items.map((one) => (
                <One key={one.protest} of={one} done={done} />
              ))}
              <Ready of={summonses}>{(answer) => <Summonses items={answer.items} />}</Ready>
              {mayAct ? (
                <>
                  <Lodge done={done} />
                  <SummonsForm protests={items.filter(({ side }) => side === "ours")} done={done} />
                </>
              ) : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function One({ of, done }: { readonly of: Protest; done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const mayAct = useMayAct();
  return (
    <Sheet title={m.protests.note}>
      <dl className="facts">
        <Fact term={m.protests.lodgedBy}>{m.contacts.sides[of.side]}</Fact>
        <Fact term={m.protests.lodged}>{f.time(of.at)}</Fact>
        <Fact term={m.protests.state}>
          <span className={of.state === "unanswered" ? "warn" : undefined}>
            {m.protests.states[of.state]}
          </span>
        </Fact>
        <Fact term={m.protests.age}>{m.contacts.age(of.ageDays)}</Fact>
        <Fact term={m.protests.note}>
          <bdi>{of.text ?? m.contacts.unreadable}</bdi>
        </Fact>
        {of.answer === undefined ? null : (
          <Fact term={m.protests.answer}>
            <bdi>{of.answer}</bdi>
          </Fact>
        )}
      </dl>
      {mayAct && of.side === "theirs" && of.state === "unanswered" ? (
        <Acknowledge protest={of.protest} done={done} />
      ) : null}
    </Sheet>
  );
}

function Acknowledge({ protest, done }: { readonly protest: string; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(contactOperations.acknowledgeProtest);
  const send = async () => {
    const acted = await act.run({ params: { partner, protest }, body: {} });
    if (acted !== undefined) done({ said: m.protests.done.acknowledged, acted });
  };
  return (
    <div className="stack sheet-foot">
      <Problem of={act.problem} />
      <div className="row">
        <button type="button" className="button" disabled={act.busy} onClick={() => void send()}>
          {m.protests.acknowledge}
        </button>
      </div>
    </div>
  );
}

function Lodge({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(contactOperations.lodgeProtest);
  const [text, setText] = useState("");
  const send = async () => {
    const acted = await act.run({ body: { partner, text } });
    if (acted === undefined) return;
    setText("");
    done({ said: m.protests.done.lodged, acted });
  };
  return (
    <FoldedForm title={m.protests.lodge} submit={m.protests.doLodge} act={act} send={send}>
      <Lines label={m.protests.note} most={20_000} value={text} change={setText} />
    </FoldedForm>
  );
}
