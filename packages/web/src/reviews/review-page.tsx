import { type AnswerOf, reviewOperations as ops } from "@entente/api";
import { useState } from "react";
import { ConditionFacts } from "../activities/conditions-sheet.tsx";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { Table } from "../ui/table.tsx";
import { ConcludeForm, ConfirmForm, DecideForm, SubmitForm } from "./review-acts.tsx";
import { useOperationNames } from "./use-operation-names.ts";

export type Review = AnswerOf<typeof ops.getReview>;

/** One review: what is weighed, how it ended, and what was decided on each recommendation. */
export function ReviewPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const w = m.reviews;
  const session = useSession();
  const reading = useRead(ops.getReview, { params: { review: id } }, { keep: false, live: true });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  return (
    <Page title={reading.answer?.title ?? w.review} crumb={<a href={address(["reviews"])}>{w.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(review) => (
            <>
              <State review={review} />
              {session.who.mayAct ? <Acts review={review} done={done} /> : null}
              <About review={review} />
              <Weighed review={review} />
              <Recommendations review={review} />
              {review.condition === undefined ? null : (
                <Sheet title={w.condition}>
                  <ConditionFacts of={review.condition} />
                </Sheet>
              )}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

/** Where it stands, and whom it waits for: the one thing its reader came for. */
function State({ review: { state, weighed, condition, undecided } }: { readonly review: Review }) {
  const { m } = useLanguage();
  const w = m.reviews;
  const heard = (side: "security" | "privacy") => weighed.some(({ weighs }) => weighs === side);
  const blocks = condition !== undefined && condition.state !== "confirmed";
  const waits =
    state === "open"
      ? weighed.length === 0 || (heard("security") && heard("privacy"))
        ? w.stands.weigh
        : heard("security")
          ? w.stands.privacy
          : w.stands.security
      : condition?.state === "open"
        ? w.stands.condition
        : condition?.state === "met"
          ? w.stands.confirm
          : undecided > 0
            ? w.stands.decide(undecided)
            : w.stands.over;
  return (
    <Stands
      state={w.states[state]}
      mover={waits}
      tone={blocks ? "late" : state === "open" || undecided > 0 ? "ours" : "good"}
    />
  );
}

function About({ review }: { readonly review: Review }) {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const name = useOperationNames().get(review.operation);
  return (
    <Sheet title={w.review}>
      <dl className="facts">
        <Fact term={w.state}>{w.states[review.state]}</Fact>
        <Fact term={w.trigger}>{w.triggers[review.trigger]}</Fact>
        <Fact term={w.operation}>
          {name === undefined ? null : (
            <bdi>
              <span className="block">{name}</span>
            </bdi>
          )}
          <span className="small">
            <Digest value={review.operation} whole />
          </span>
        </Fact>
        <Fact term={w.period}>
          {f.date(review.from)} – {f.date(review.until)}
        </Fact>
        <Fact term={w.opened}>{f.time(review.openedAt)}</Fact>
        {review.terms === undefined ? null : (
          <Fact term={w.terms}>
            <bdi>{review.terms}</bdi>
          </Fact>
        )}
        {review.conclusion === undefined ? null : (
          <Fact term={w.conclusion}>
            <bdi>{review.conclusion}</bdi>
          </Fact>
        )}
      </dl>
    </Sheet>
  );
}

function Weighed({ review: { weighed } }: { readonly review: Review }) {
  const { m } = useLanguage();
  const w = m.reviews;
  return (
    <Sheet title={w.weighed}>
      {weighed.length === 0 ? (
        <p className="soft">{w.nothingWeighed}</p>
      ) : (
        <Table
          caption={w.weighed}
          rows={weighed}
          keyOf={({ id }) => id}
          columns={[
            { name: w.interest, cell: ({ words }) => <bdi>{words?.interest ?? w.unreadable}</bdi> },
            { name: w.weighs, cell: ({ weighs }) => w.sides[weighs] },
            { name: w.consequence, cell: ({ words }) => <bdi>{words?.consequence}</bdi> },
          ]}
        />
      )}
    </Sheet>
  );
}

function Recommendations({ review: { addressed } }: { readonly review: Review }) {
  const { m, f } = useLanguage();
  const w = m.reviews;
  if (addressed.length === 0) return null;
  return (
    <Sheet title={w.recommendations}>
      <Table
        caption={w.recommendations}
        rows={addressed}
        keyOf={({ number }) => String(number)}
        columns={[
          { name: w.number, cell: ({ number }) => f.number(number) },
          { name: w.to, cell: ({ to }) => w.addressees[to] },
          { name: w.text, cell: ({ text }) => <bdi>{text ?? w.unreadable}</bdi> },
          {
            name: w.decision,
            cell: ({ decision }) => (decision === undefined ? w.undecided : w.decisions[decision]),
          },
          { name: w.reason, cell: ({ reason }) => <bdi>{reason}</bdi> },
        ]}
      />
    </Sheet>
  );
}

function Acts({ review, done }: { readonly review: Review; done(outcome: Done): void }) {
  const session = useSession();
  const waiting = review.addressed.find(({ to, decision }) => decision === undefined && session.is(to));
  const overseer = session.is("overseer");
  const submits = session.is("overseer", "operations-officer");
  return (
    <>
      {review.state === "open" && submits ? <SubmitForm review={review.id} done={done} /> : null}
      {review.state === "open" && overseer ? <ConcludeForm review={review.id} done={done} /> : null}
      {waiting === undefined ? null : (
        <DecideForm key={waiting.number} review={review.id} number={waiting.number} done={done} />
      )}
      {overseer && review.condition?.state === "met" ? (
        <ConfirmForm condition={review.condition.id} done={done} />
      ) : null}
    </>
  );
}
