import { publicationOperations as ops, publicationRefusalCodes } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Line } from "../ui/inputs.tsx";
import { Name } from "../ui/name.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { AppealForm } from "./appeal-form.tsx";
import type { Comment } from "./shown.ts";

/** What readers wrote, as it was written, and what became of it. */
export function CommentsPage() {
  const { m, f } = useLanguage();
  const w = m.publications;
  const list = useRead(ops.listComments, { query: {} }, { keep: false });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    list.again();
  };
  return (
    <Page title={w.comments} lead={w.commentsLead} crumb={<a href={address(["publications"])}>{w.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={list}>
          {({ items, figures }) => (
            <>
              <Sheet title={w.figures}>
                <dl className="facts">
                  <Fact term={w.received}>{f.number(figures.received)}</Fact>
                  <Fact term={w.commentStates.waiting}>{f.number(figures.waiting)}</Fact>
                  <Fact term={w.commentStates.approved}>{f.number(figures.approved)}</Fact>
                  {Object.entries(figures.refused).map(([code, n]) => (
                    <Fact key={code} term={w.refusals[code as keyof typeof w.refusals]}>
                      {f.number(n ?? 0)}
                    </Fact>
                  ))}
                  <Fact term={w.overturned}>{f.number(figures.overturned)}</Fact>
                </dl>
              </Sheet>
              {items.length === 0 ? <p className="soft">{w.noComments}</p> : null}
              {items.map((comment) => (
                <One key={comment.id} of={comment} done={done} />
              ))}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function One({ of, done }: { readonly of: Comment; done(next: Done): void }) {
  const { m, f } = useLanguage();
  const w = m.publications;
  const session = useSession();
  const acts = session.who.mayAct;
  return (
    <Sheet title={w.commentOf(of.words?.name ?? w.erased, f.time(of.at))}>
      <blockquote lang={of.language}>
        {(of.words?.text ?? w.erased).split("\n").map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
          <p key={at}>
            <bdi>{line}</bdi>
          </p>
        ))}
      </blockquote>
      <dl className="facts">
        <Fact term={w.state}>{w.commentStates[of.state]}</Fact>
        {of.code === undefined ? null : <Fact term={w.why}>{w.refusals[of.code]}</Fact>}
        {of.passage === undefined ? null : (
          <Fact term={w.passage}>
            <bdi>{of.passage}</bdi>
          </Fact>
        )}
        {of.email === undefined ? null : <Fact term={w.email}>{of.email}</Fact>}
        <Fact term={w.one}>
          <a href={address(["publications", of.publication])}>
            {of.title === undefined ? <Digest value={of.publication} /> : <Name of={of.title} />}
          </a>
        </Fact>
      </dl>
      {acts && of.state === "waiting" && session.is("liaison-officer") ? (
        <Decide of={of} done={done} />
      ) : null}
      {of.appeal === undefined ? null : <AppealForm of={of} acts={acts} done={done} />}
      {acts && of.state === "refused" && !of.erased && of.appeal?.state !== "waiting" ? (
        <Erase of={of} done={done} />
      ) : null}
    </Sheet>
  );
}

function Decide({ of, done }: { readonly of: Comment; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const act = useAct(ops.decideComment);
  const [code, setCode] = useState<(typeof publicationRefusalCodes)[number]>("off-topic");
  const [passage, setPassage] = useState("");
  const [reason, setReason] = useState("");
  const params = { comment: of.id };

  async function approve() {
    const acted = await act.run({ params, body: { decision: "approved" } });
    if (acted !== undefined) done({ said: w.commentStates.approved, acted });
  }
  async function refuse() {
    const more = { ...(passage === "" ? {} : { passage }), ...(reason === "" ? {} : { reason }) };
    const acted = await act.run({ params, body: { decision: "refused", code, ...more } });
    if (acted !== undefined) done({ said: w.commentStates.refused, acted });
  }

  return (
    <ActForm act={act} send={refuse} submit={w.refuse} tone="quiet">
      <div className="row">
        <button type="button" className="button" disabled={act.busy} onClick={() => void approve()}>
          {w.approve}
        </button>
      </div>
      <Choice
        label={w.why}
        value={code}
        codes={publicationRefusalCodes}
        names={w.refusals}
        change={setCode}
      />
      <Line label={w.passage} value={passage} most={1000} required={false} change={setPassage} />
      <Line label={w.reason} value={reason} most={1000} required={false} change={setReason} />
    </ActForm>
  );
}

function Erase({ of, done }: { readonly of: Comment; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const session = useSession();
  const act = useAct(ops.eraseComment);
  if (!session.is("liaison-officer")) return null;
  async function erase() {
    const acted = await act.run({ params: { comment: of.id } });
    if (acted !== undefined) done({ said: w.erased, acted });
  }
  return (
    <>
      <Problem of={act.problem} />
      <div className="row">
        <button type="button" className="button quiet" disabled={act.busy} onClick={() => void erase()}>
          {w.erase}
        </button>
        <span className="small soft">{w.eraseHelp}</span>
      </div>
    </>
  );
}
