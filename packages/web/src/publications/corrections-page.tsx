import { type AnswerOf, publicationOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Line } from "../ui/inputs.tsx";
import { Name } from "../ui/name.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Bilingual, type Both, NEITHER } from "./bilingual.tsx";

type Correction = AnswerOf<typeof ops.listCorrections>["items"][number];

/** Requests for correction, and objections to withdrawals. */
export function CorrectionsPage() {
  const { m } = useLanguage();
  const w = m.publications;
  const list = useRead(ops.listCorrections, { query: {} }, { keep: false });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    list.again();
  };
  return (
    <Page
      title={w.corrections}
      lead={w.correctionsLead}
      crumb={<a href={address(["publications"])}>{w.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={list}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{w.noCorrections}</p>
            ) : (
              items.map((each) => <One key={each.id} of={each} done={done} />)
            )
          }
        </Ready>
      </div>
    </Page>
  );
}

function One({ of, done }: { readonly of: Correction; done(next: Done): void }) {
  const { m, f } = useLanguage();
  const w = m.publications;
  const session = useSession();
  const quote = of.words?.quote;
  return (
    <Sheet title={w.correctionOf(w.abouts[of.about], f.time(of.at))}>
      <dl className="facts">
        <Fact term={w.state}>{w.correctionStates[of.state]}</Fact>
        <Fact term={w.one}>
          <a href={address(["publications", of.publication])}>
            {of.title === undefined ? <Digest value={of.publication} /> : <Name of={of.title} />}
          </a>
        </Fact>
        {quote === undefined ? null : (
          <Fact term={w.passage}>
            <bdi>
              {quote.prefix}
              <mark>{quote.exact}</mark>
              {quote.suffix}
            </bdi>
            {of.anchor === "orphaned" ? <strong className="block">{w.orphaned}</strong> : null}
          </Fact>
        )}
        <Fact term={w.proposal}>
          <bdi>{of.words?.proposal ?? w.unreadable}</bdi>
        </Fact>
        {of.words?.source === undefined ? null : (
          <Fact term={w.source}>
            <bdi>{of.words.source}</bdi>
          </Fact>
        )}
        {of.reason === undefined ? null : (
          <Fact term={w.reason}>
            <bdi>{of.reason}</bdi>
          </Fact>
        )}
        {of.corrected === undefined ? null : <Fact term={w.version}>{f.number(of.corrected)}</Fact>}
        <Fact term={w.request}>
          <Digest value={of.id} whole />
        </Fact>
      </dl>
      {of.state === "waiting" && session.who.mayAct && session.is("liaison-officer") ? (
        <Decide of={of} done={done} />
      ) : null}
    </Sheet>
  );
}

function Decide({ of, done }: { readonly of: Correction; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const act = useAct(ops.decideCorrection);
  const [reason, setReason] = useState<Both>(NEITHER);
  const [version, setVersion] = useState("");

  async function submit() {
    const number = Number(version);
    const body =
      version === ""
        ? { decision: "rejected" as const, reason }
        : { decision: "accepted" as const, version: number, reason };
    const acted = await act.run({ params: { correction: of.id }, body });
    if (acted !== undefined) done({ said: w.correctionStates[body.decision], acted });
  }

  return (
    <ActForm act={act} send={submit} submit={version === "" ? w.reject : w.accept} help={w.decideHelp}>
      <Bilingual label={w.reason} value={reason} most={1000} rows={2} change={setReason} at="reason" />
      <Line label={w.answeredBy} value={version} most={5} optional change={setVersion} />
    </ActForm>
  );
}
