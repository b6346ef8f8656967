import { type AgreementSummary, agreementOperations, type NegotiationSummary } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Digest } from "../ui/digest.tsx";
import { Name } from "../ui/name.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { agreementAt } from "./agreement-frame.tsx";
import { useMove } from "./moves.tsx";
import { TRIAL_ROLES } from "./trial-roles.ts";

const isOver = ({ state }: AgreementSummary) => state === "ended" || state === "expired";

/** What binds the two parties, and what is being negotiated: whose move, since when. */
export function AgreementsPage() {
  const { m } = useLanguage();
  const words = m.agreements;
  const session = useSession();
  const { partner } = useRelation();
  const agreements = useRead(agreementOperations.listAgreements, { query: { partner } });
  const negotiations = useRead(agreementOperations.listNegotiations, { query: { partner } });
  const mayOffer = session.is("liaison-officer") && session.who.mayAct;
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="stack">
        <Ready of={agreements}>
          {({ items }) => (
            <>
              <InForce of={items.find((one) => !isOver(one))} mayOffer={mayOffer} />
              <Earlier of={items.filter(isOver)} />
            </>
          )}
        </Ready>
        <Sheet title={words.negotiations.title}>
          <div className="stack tight">
            <Ready of={negotiations}>{({ items }) => <Negotiations of={items} />}</Ready>
            {mayOffer ? (
              <p>
                <a className="button" href={address(["negotiations", "new"])}>
                  {words.negotiations.begin}
                </a>
              </p>
            ) : null}
          </div>
        </Sheet>
      </div>
    </Page>
  );
}

function InForce({
  of,
  mayOffer,
}: {
  readonly of: AgreementSummary | undefined;
  readonly mayOffer: boolean;
}) {
  const { m, f } = useLanguage();
  const words = m.agreements;
  const session = useSession();
  const tabs = (["text", "history", "life", "try"] as const).filter(
    (tab) => tab !== "try" || session.is(...TRIAL_ROLES),
  );
  if (of === undefined) {
    return (
      <section className="verdict is-stopped">
        <h2 className="verdict-sentence">{words.none}</h2>
        <p className="soft">{mayOffer ? words.noneNext : words.noneOther}</p>
      </section>
    );
  }
  const { hash, title, version, state, from, until, noticeEnds, next, suspendedAreas } = of;
  const limited = suspendedAreas.length > 0 || state === "denounced";
  const look = state === "in-force" ? (limited ? "verdict is-limited" : "verdict") : "verdict is-stopped";
  return (
    <section className={look}>
      <h2 className="verdict-sentence">
        <a href={address(agreementAt(hash))}>{title === undefined ? words.untitled : <Name of={title} />}</a>
      </h2>
      <p>
        {words.history.version(version)}, {words.states[state] ?? m.agreement.states[state] ?? state}
        {from === undefined || until === undefined
          ? null
          : `, ${m.agreement.term(f.date(from), f.date(until))}`}
        . {state === "in-force" ? null : <span className="soft">{words.life.stages[state]}</span>}
      </p>
      {noticeEnds === undefined ? null : <p>{words.life.endsAt(f.date(noticeEnds))}</p>}
      {next.map((one) => (
        <p key={one.hash}>
          <a href={address(agreementAt(one.hash))}>
            {words.next(one.version, one.from === undefined ? "?" : f.date(one.from))}
          </a>
        </p>
      ))}
      <p className="row">
        {tabs.map((tab) => (
          <a key={tab} href={address(agreementAt(hash, tab))}>
            {words.tab[tab]}
          </a>
        ))}
      </p>
    </section>
  );
}

function Earlier({ of }: { readonly of: readonly AgreementSummary[] }) {
  const { m } = useLanguage();
  if (of.length === 0) return null;
  return (
    <Sheet title={m.agreements.others}>
      <ul>
        {of.map(({ hash, title, state }) => (
          <li key={hash}>
            <a href={address(agreementAt(hash))}>
              {title === undefined ? <Digest value={hash} /> : <Name of={title} />}
            </a>
            , {m.agreement.states[state] ?? state}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const settled = ({ state }: NegotiationSummary) => state === "terminated" || state === "finalised";

function Negotiations({ of }: { readonly of: readonly NegotiationSummary[] }) {
  const { m } = useLanguage();
  const words = m.agreements.negotiations;
  const open = of.filter((one) => !settled(one));
  const over = of.filter(settled).toReversed();
  return (
    <>
      {open.length === 0 ? <p className="soft">{words.none}</p> : <List of={open} caption={words.caption} />}
      {over.length === 0 ? null : (
        <details>
          <summary>
            {words.over} ({over.length})
          </summary>
          <List of={over} caption={words.over} />
        </details>
      )}
    </>
  );
}

function List({ of, caption }: { readonly of: readonly NegotiationSummary[]; readonly caption: string }) {
  const { m, f } = useLanguage();
  const words = m.agreements.negotiations;
  const moveOf = useMove();
  return (
    <Table
      caption={caption}
      rows={of}
      keyOf={({ negotiation }) => negotiation}
      columns={[
        {
          name: words.what,
          cell: ({ negotiation, title, version, supersedes }) => (
            <>
              <a href={address(["negotiations", negotiation])}>
                {title === undefined ? m.agreements.untitled : <Name of={title} />}
              </a>{" "}
              <span className="small soft block">
                {supersedes === undefined ? words.first : words.amends(version)}
              </span>
            </>
          ),
        },
        { name: words.move, cell: (one) => moveOf(one) },
        { name: words.state, cell: ({ state }) => words.states[state] },
        { name: words.since, cell: ({ since }) => f.time(since) },
        { name: words.round, cell: ({ round }) => f.number(round), figure: true },
      ]}
    />
  );
}
