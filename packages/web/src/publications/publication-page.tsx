import { publicationOperations as ops } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { ReviseForm } from "./revise-form.tsx";
import type { Publication } from "./shown.ts";
import { VersionActs } from "./version-acts.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

/** One publication: its versions, who approved and signed them, and what can be done next. */
export function PublicationPage({ id }: { readonly id: string }) {
  const { m, f } = useLanguage();
  const w = m.publications;
  const read = useRead(ops.readPublication, { params: { publication: id } });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    read.again();
  };
  const title = read.answer?.title;
  return (
    <Page
      title={title === undefined ? w.one : f.name(title)}
      crumb={<a href={address(["publications"])}>{w.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={read}>{(publication) => <Sheets of={publication} done={done} />}</Ready>
      </div>
    </Page>
  );
}

function Sheets({ of, done }: { readonly of: Publication; done(next: Done): void }) {
  const { m, f } = useLanguage();
  const w = m.publications;
  const session = useSession();
  const acts = session.who.mayAct && session.is("liaison-officer") && of.state !== "withdrawn";
  return (
    <>
      <Sheet title={w.facts}>
        <dl className="facts">
          <Fact term={w.kind}>{w.kinds[of.kind]}</Fact>
          <Fact term={w.state}>{w.states[of.state]}</Fact>
          <Fact term={w.begunBy}>{w.sides[of.side]}</Fact>
          <Fact term={w.address}>
            <span className="block digest">{of.addresses.en}</span>
            <span className="block digest">{of.addresses.fr}</span>
          </Fact>
          {of.withdrawn === undefined ? null : (
            <>
              <Fact term={w.withdrawnAt}>{f.date(of.withdrawn.at)}</Fact>
              <Fact term={w.withdrawnBy}>{w.sides[of.withdrawn.by]}</Fact>
              <Fact term={w.why}>
                {w.withdrawals[of.withdrawn.code]}
                {m.colon}{" "}
                <bdi>
                  {of.withdrawn.sentence === undefined ? w.unreadable : f.name(of.withdrawn.sentence)}
                </bdi>
              </Fact>
            </>
          )}
        </dl>
      </Sheet>
      {of.versions.toReversed().map((version) => (
        <Version key={version.version} of={of} version={version} done={done} />
      ))}
      {acts && of.side === "ours" ? <ReviseForm of={of} done={done} /> : null}
      {acts ? <WithdrawForm of={of} done={done} /> : null}
    </>
  );
}

function Version(props: {
  readonly of: Publication;
  readonly version: Publication["versions"][number];
  done(next: Done): void;
}) {
  const { m, f } = useLanguage();
  const w = m.publications;
  const personOf = usePeople();
  const { of, version, done } = props;
  const { words, draftedBy, approvedBy, signedBy, publishedAt } = version;
  return (
    <Sheet title={w.versionOf(f.number(version.version), w.versionStates[version.state])}>
      <dl className="facts">
        {draftedBy === undefined ? null : <Fact term={w.draftedBy}>{personOf(draftedBy)}</Fact>}
        <Fact term={w.approvedBy}>{approvedBy === undefined ? w.nobody : personOf(approvedBy)}</Fact>
        {of.partner === undefined ? null : (
          <Fact term={w.signedBy}>
            {signedBy.length === 0 ? w.nobody : f.list(signedBy.map((side) => w.sides[side]))}
          </Fact>
        )}
        {publishedAt === undefined ? null : <Fact term={w.publishedAt}>{f.time(publishedAt)}</Fact>}
        <Fact term={w.hash}>
          <Digest value={version.digest} />
        </Fact>
      </dl>
      {words === undefined ? (
        <p className="soft">{w.unreadable}</p>
      ) : (
        <div className="sides">
          {(["en", "fr"] as const).map((language) => (
            <div key={language} lang={language} className="text">
              <h3>
                <bdi>{words.title[language]}</bdi>
              </h3>
              {words.notice === undefined ? null : (
                <p>
                  <em>
                    <bdi>{words.notice[language]}</bdi>
                  </em>
                </p>
              )}
              {words.text[language].split(/\n\s*\n/).map((block, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that does not change
                <p key={at}>
                  <bdi>{block}</bdi>
                </p>
              ))}
            </div>
          ))}
        </div>
      )}
      <VersionActs of={of} version={version} done={done} />
    </Sheet>
  );
}
