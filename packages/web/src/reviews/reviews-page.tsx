import { reviewOperations as ops, reviewTriggers } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Day, Line, Lines } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { startOf } from "../ui/written.ts";
import { OperationField } from "./operation-field.tsx";
import { WithheldSheet } from "./withheld-sheet.tsx";

/** Reviews of the party's operations, and for its overseer what was kept from the partner. */
export function ReviewsPage() {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(ops.listReviews, { query: { partner } });
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) => (
            <Sheet title={w.list}>
              {items.length === 0 ? (
                <p className="soft">{w.none}</p>
              ) : (
                <Table
                  caption={w.list}
                  rows={items}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      name: w.reviewTitle,
                      cell: ({ id, title, openedAt }) => (
                        <a href={address(["reviews", id])}>
                          <bdi>{title ?? w.openedOn(f.date(openedAt))}</bdi>
                        </a>
                      ),
                    },
                    { name: w.trigger, cell: ({ trigger }) => w.triggers[trigger] },
                    { name: w.state, cell: ({ state }) => w.states[state] },
                    { name: w.opened, cell: ({ openedAt }) => f.time(openedAt) },
                    { name: w.pending, figure: true, cell: ({ undecided }) => f.number(undecided) },
                  ]}
                />
              )}
            </Sheet>
          )}
        </Ready>
        {session.is("overseer") ? <WithheldSheet /> : null}
        {session.is("overseer") && session.who.mayAct ? (
          <Open
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

function Open({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.reviews;
  const open = useAct(ops.openReview);
  const [operation, setOperation] = useState("");
  const [title, setTitle] = useState("");
  const [terms, setTerms] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [trigger, setTrigger] = useState<(typeof reviewTriggers)[number]>("periodic");
  const send = async () => {
    const acted = await open.run({
      body: {
        operation: operation.trim(),
        title,
        terms,
        trigger,
        from: startOf(from),
        until: startOf(until),
      },
    });
    if (acted !== undefined) done({ said: w.done.opened, acted });
  };
  return (
    <FoldedForm title={w.open} hint={w.openNext} act={open} send={send} submit={w.doOpen}>
      <OperationField value={operation} change={setOperation} />
      <Choice
        label={w.trigger}
        value={trigger}
        codes={reviewTriggers}
        names={w.triggers}
        change={setTrigger}
      />
      <Line label={w.reviewTitle} value={title} change={setTitle} at="title" />
      <Lines label={w.terms} value={terms} change={setTerms} at="terms" />
      <div className="fields">
        <Day label={w.from} value={from} change={setFrom} at="from" />
        <Day label={w.until} value={until} change={setUntil} at="until" />
      </div>
    </FoldedForm>
  );
}
