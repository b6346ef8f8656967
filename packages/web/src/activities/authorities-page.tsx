import { type AnswerOf, activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { documentView } from "../agreement/document.ts";
import { useAgreement } from "../agreement/use-agreement.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { FoldedForm } from "../ui/act-form.tsx";
import { Ticks } from "../ui/choices.tsx";
import { Day, Line, Lines } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { codesIn, startOf } from "../ui/written.ts";

type Authority = AnswerOf<typeof ops.listAuthorities>["items"][number];

/** Under what law operations are asked for, and who approved it. */
export function AuthoritiesPage() {
  const { m, f } = useLanguage();
  const w = m.activities;
  const session = useSession();
  const nameOf = usePeople();
  const purposeOf = usePurposes();
  const reading = useRead(ops.listAuthorities, {});
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  const acts = session.is("operations-officer") && session.who.mayAct;
  return (
    <Page title={w.authorities} crumb={<a href={address(["activities"])}>{w.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{w.noneAuthorities}</p>
            ) : (
              <section className="sheet">
                <Table
                  caption={w.authorities}
                  rows={items}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      name: w.legalBasis,
                      cell: ({ words }) => <bdi>{words?.legalBasis ?? w.unreadable}</bdi>,
                    },
                    { name: w.purpose, cell: ({ purposes }) => f.list(purposes.map(purposeOf)) },
                    { name: w.techniques, cell: ({ words }) => words?.techniques.join(", ") },
                    { name: w.places, cell: ({ words }) => words?.places.join(", ") },
                    { name: w.until, cell: ({ until }) => f.date(until) },
                    { name: w.proposedBy, cell: ({ by }) => nameOf(by) },
                    {
                      name: w.state,
                      cell: (one) =>
                        acts && one.state === "waiting" && one.by !== session.who.account ? (
                          <Approve authority={one} done={done} />
                        ) : (
                          w.authorityStates[one.state]
                        ),
                    },
                  ]}
                />
              </section>
            )
          }
        </Ready>
        {acts ? <Record done={done} /> : null}
      </div>
    </Page>
  );
}

function Approve({ authority, done }: { readonly authority: Authority; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const approve = useAct(ops.approveAuthority);
  const send = async () => {
    const acted = await approve.run({ params: { authority: authority.id } });
    if (acted !== undefined) done({ said: m.activities.done.approved, acted });
  };
  return (
    <>
      <Problem of={approve.problem} />
      <button type="button" className="button" disabled={approve.busy} onClick={() => void send()}>
        {m.activities.approve}
      </button>
    </>
  );
}

function Record({ done }: { done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const record = useAct(ops.recordAuthority);
  const [legalBasis, setLegalBasis] = useState("");
  const [purposes, setPurposes] = useState<readonly string[]>([]);
  const offered = documentView(useAgreement()?.document).vocab.purposes;
  const [techniques, setTechniques] = useState("");
  const [places, setPlaces] = useState("");
  const [until, setUntil] = useState("");
  const send = async () => {
    const acted = await record.run({
      body: {
        legalBasis,
        purposes: [...purposes],
        techniques: codesIn(techniques),
        places: codesIn(places),
        until: startOf(until),
      },
    });
    if (acted !== undefined) done({ said: w.done.authority, acted });
  };
  return (
    <FoldedForm
      title={w.recordAuthority}
      act={record}
      send={send}
      submit={w.doRecord}
      ready={purposes.length > 0}
    >
      <Lines label={w.legalBasis} value={legalBasis} change={setLegalBasis} at="legalBasis" />
      <Ticks
        label={w.purpose}
        options={offered.map(({ code, name }) => ({ code, name: f.start(name) }))}
        value={purposes}
        change={setPurposes}
        at="purposes"
      />
      <Line
        label={w.techniques}
        help={w.codesHelp}
        value={techniques}
        change={setTechniques}
        at="techniques"
      />
      <Line label={w.places} help={w.codesHelp} value={places} change={setPlaces} at="places" />
      <Day label={w.until} value={until} change={setUntil} at="until" />
    </FoldedForm>
  );
}
