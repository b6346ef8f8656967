import { activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { ConditionsSheet } from "./conditions-sheet.tsx";
import type { Operation } from "./operation.ts";
import { OperationActs } from "./operation-acts.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { QuestionFacts } from "./questions-sheet.tsx";

/** One own operation: what it is, what was said of it, and what still forbids it. */
export function OperationPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const w = m.activities;
  const session = useSession();
  const reading = useRead(ops.getOperation, { params: { operation: id } }, { keep: false, live: true });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  return (
    <Page title={reading.answer?.name ?? w.operation} crumb={<a href={address(["activities"])}>{w.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(operation) => (
            <>
              <State operation={operation} />
              <Gate operation={operation} />
              <ConditionsSheet of={operation.conditions} done={done} />
              {session.who.mayAct ? <OperationActs operation={operation} done={done} /> : null}
              <Asked operation={operation} />
              <About operation={operation} />
              {session.who.mayAct && operation.state !== "stopped" ? (
                <Revise operation={operation} done={done} />
              ) : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function State({ operation }: { readonly operation: Operation }) {
  const { m } = useLanguage();
  const w = m.activities;
  const { state, blocked, gate, versions } = operation;
  const question = versions[0]?.question;
  const waits = question?.state === "waiting";
  const isOpen = versions[0]?.effectedAt === undefined && state !== "stopped";
  return (
    <Stands
      state={w.states[state]}
      mover={
        blocked
          ? w.blocked
          : waits
            ? w.turns.theirs.answer
            : isOpen
              ? gate.length === 0
                ? w.turns.ours.begin
                : w.stopsAt(gate.length)
              : undefined
      }
      clock={waits ? <Clock since={question.askedAt} due={question.answerBy} state="running" /> : undefined}
      tone={blocked ? "late" : state === "started" ? "good" : "ours"}
    />
  );
}

/** What the partner was told of it, and what it said: read before everything that only this house knows. */
function Asked({ operation: { versions } }: { readonly operation: Operation }) {
  const { m } = useLanguage();
  const question = versions[0]?.question;
  return question === undefined ? null : (
    <Sheet title={m.activities.whatIsPut}>
      <QuestionFacts of={question} />
    </Sheet>
  );
}

function About({ operation }: { readonly operation: Operation }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const nameOf = usePeople();
  const purposeOf = usePurposes();
  const { answer: recorded } = useRead(ops.listAuthorities, {});
  const [latest] = operation.versions;
  if (latest === undefined) return null;
  const { particulars: said, test } = latest;
  const basis = recorded?.items.find(({ id }) => id === latest.authority)?.words?.legalBasis;
  return (
    <Sheet title={w.whatItIs}>
      <dl className="facts">
        <Fact term={w.version}>
          {w.versionOf(f.number(latest.version), w.acts[latest.act] ?? latest.act)}
        </Fact>
        <Fact term={w.proposedBy}>
          {nameOf(latest.by)}, {f.time(latest.at)}
        </Fact>
        <Fact term={w.authority}>
          <a href={address(["activities", "authorities"])}>{basis ?? latest.authority}</a>
        </Fact>
        <Fact term={w.purpose}>{purposeOf(latest.purpose)}</Fact>
        {said === undefined ? (
          <Fact term={w.objective}>{w.unreadable}</Fact>
        ) : (
          <>
            <Fact term={w.objective}>{said.objective}</Fact>
            <Fact term={w.whyNow}>{said.whyNow}</Fact>
            <Fact term={w.lessIntrusive}>
              {said.lessIntrusive.map(({ means, whyNot }) => `${means}${m.colon} ${whyNot}`).join(" ")}
            </Fact>
            <Fact term={w.techniques}>{f.list(said.techniques)}</Fact>
            <Fact term={w.places}>{f.list(said.places)}</Fact>
            <Fact term={w.period}>
              {f.date(said.from)} – {f.date(said.until)}
            </Fact>
            <Fact term={w.selectors}>{f.number(said.selectors)}</Fact>
            <Fact term={w.targets}>
              {said.targets.map(({ office, class: persons }) => `${office} / ${persons}`).join(", ")}
            </Fact>
            <Fact term={w.consequences}>
              <ul className="plain">
                {said.consequences.map(({ interest, consequence }) => (
                  <li key={interest}>
                    {interest}
                    {m.colon} {consequence}
                  </li>
                ))}
              </ul>
            </Fact>
            <Fact term={w.intrusion}>{w.intrusions[said.intrusion]}</Fact>
            <Fact term={w.safeguards}>{said.safeguards}</Fact>
            {said.results === undefined ? null : <Fact term={w.results}>{said.results}</Fact>}
          </>
        )}
        <Fact term={w.test}>
          {test === undefined
            ? w.noTest
            : `${nameOf(test.by)}, ${f.time(test.at)}${m.colon} ${test.favourable ? w.favourable : w.unfavourable}`}
        </Fact>
        {test?.words === undefined ? null : (
          <>
            <Fact term={w.necessity}>{test.words.necessity}</Fact>
            <Fact term={w.proportionality}>{test.words.proportionality}</Fact>
            <Fact term={w.alternatives}>{test.words.alternatives}</Fact>
          </>
        )}
      </dl>
    </Sheet>
  );
}

/** What is in effect stands no longer before the gate. */
function Gate({ operation: { gate, versions, state } }: { readonly operation: Operation }) {
  const { m, f } = useLanguage();
  if (state === "stopped" || versions[0]?.effectedAt !== undefined) return null;
  return (
    <Sheet title={m.activities.gate}>
      {gate.length === 0 ? <p className="soft">{m.activities.gateOpen}</p> : null}
      <ul className="violations">
        {gate.map((one) => (
          <li key={`${one.clause} ${one.code} ${f.name(one.text)}`}>
            <bdi>{f.name(one.text)}</bdi>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Revise({ operation, done }: { readonly operation: Operation; done(outcome: Done): void }) {
  const [latest] = operation.versions;
  if (latest === undefined) return null;
  const { authority, purpose, areas, particulars } = latest;
  const began = operation.state === "started";
  return (
    <ProposeForm
      key={latest.version}
      revising={{ operation: operation.id, began, authority, purpose, areas, particulars }}
      done={done}
    />
  );
}
