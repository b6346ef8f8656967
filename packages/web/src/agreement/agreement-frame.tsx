import { type AgreementDetail, agreementOperations } from "@entente/api";
import type { ReactNode } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Segments } from "../ui/segments.tsx";
import { documentView } from "./document.ts";
import { TRIAL_ROLES } from "./trial-roles.ts";

export type AgreementTab = "text" | "history" | "life" | "try" | "amend";
const TABS: readonly AgreementTab[] = ["text", "history", "life", "try", "amend"];

export const agreementAt = (hash: string, tab: AgreementTab = "text"): readonly string[] =>
  tab === "text" ? ["agreements", hash] : ["agreements", hash, tab];

/** One version of an agreement: its title, where it stands, and the ways to look at it. */
export function AgreementFrame(props: {
  readonly hash: string;
  readonly tab: AgreementTab;
  readonly children: (agreement: AgreementDetail, again: () => void) => ReactNode;
}) {
  const { hash, tab } = props;
  const { m, f } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(agreementOperations.getAgreement, { params: { partner, hash } });
  const { answer } = reading;
  const title = answer?.title;
  const words = m.agreements;
  const mayAmend =
    session.is("liaison-officer") && session.who.mayAct && answer !== undefined && answer.current === hash;
  const mayOpen: Partial<Record<AgreementTab, boolean>> = {
    amend: mayAmend || tab === "amend",
    try: session.is(...TRIAL_ROLES) || tab === "try",
  };
  return (
    <Page
      title={title === undefined ? m.agreement.title : f.name(title)}
      crumb={<a href={address(["agreements"])}>{words.title}</a>}
      lead={answer === undefined ? undefined : <Standing of={answer} />}
    >
      <div className="stack">
        {/* Which there are is known with the agreement, whose title and standing come above them. */}
        <Beneath unread={reading.busy}>
          <Segments
            label={words.tabs}
            of={TABS.filter((one) => mayOpen[one] ?? true).map((one) => ({
              name: words.tab[one],
              href: address(agreementAt(hash, one)),
              here: one === tab,
            }))}
          />
        </Beneath>
        <Ready of={reading}>{(agreement) => props.children(agreement, reading.again)}</Ready>
      </div>
    </Page>
  );
}

/** Version, state and term in one line; a version that does not count any more says which does. */
function Standing({ of }: { readonly of: AgreementDetail }) {
  const { m, f } = useLanguage();
  const { version, state, from, until, hash, current, suspendedAreas, document } = of;
  const words = m.agreements;
  const names = new Map(documentView(document).vocab.areas.map(({ code, name }) => [code, f.name(name)]));
  return (
    <>
      {words.history.version(version)}, {words.states[state] ?? m.agreement.states[state] ?? state}
      {from === undefined || until === undefined ? null : (
        <>, {m.agreement.term(f.date(from), f.date(until))}</>
      )}
      .
      {suspendedAreas.length === 0 || state === "replaced" ? null : (
        <strong className="warn">
          {" "}
          {m.agreement.suspended}
          {m.colon} {f.list(suspendedAreas.map((area) => names.get(area) ?? area))}.
        </strong>
      )}
      {hash === current ? null : (
        <>
          {" "}
          <a href={address(agreementAt(current))}>{words.current}</a>.
        </>
      )}
    </>
  );
}
