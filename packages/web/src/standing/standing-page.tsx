import { type AnswerOf, releaseOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { recipientText } from "../releases/recipient-text.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";

type Standing = AnswerOf<typeof releaseOperations.listStanding>["items"][number];

/** What goes by itself, how much of it went, and the switch that stops it. */
export function StandingPage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const state = query.get("state");
  const reading = useRead(releaseOperations.listStanding, { query: { partner } });
  return (
    <Page title={m.standing.title} lead={m.standing.lead}>
      <Ready of={reading}>
        {({ items }) => {
          const shown = items.filter((one) => state === null || one.state === state);
          return (
            <div className="stack">
              {shown.length === 0 ? <p className="soft">{m.standing.none}</p> : null}
              {shown.map((one) => (
                <One key={one.id} standing={one} done={reading.again} />
              ))}
            </div>
          );
        }}
      </Ready>
    </Page>
  );
}

function One({ standing, done }: { readonly standing: Standing; done(): void }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const purposeOf = usePurposes();
  const personOf = usePeople();
  const { state } = standing;
  return (
    <Sheet title={f.list(standing.areas.map(nameOf))}>
      <dl className="facts">
        <Fact term={m.lists.state}>
          <span className={state === "active" ? "good" : state === "proposed" ? "warn" : "soft"}>
            {m.standing.states[state]}
          </span>
        </Fact>
        <Fact term={m.lists.to}>{recipientText(standing.recipient, m, f)}</Fact>
        <Fact term={m.standing.kinds}>{f.list(standing.kinds)}</Fact>
        {standing.tlp.length === 0 ? null : <Fact term={m.standing.tlp}>{f.list(standing.tlp)}</Fact>}
        <Fact term={m.lists.purpose}>{purposeOf(standing.purpose)}</Fact>
        <Fact term={m.standing.used}>
          {m.standing.ofQuota(f.number(standing.used), f.number(standing.quota))}
        </Fact>
        <Fact term={m.standing.until}>{f.date(standing.until)}</Fact>
        <Fact term={m.standing.approvedBy}>
          {standing.approvals.length === 0 ? (
            m.proposal.none
          ) : (
            <bdi>{f.list(standing.approvals.map(({ by }) => personOf(by)))}</bdi>
          )}
        </Fact>
      </dl>
      <Switch standing={standing} done={done} />
    </Sheet>
  );
}

function Switch({ standing, done }: { readonly standing: Standing; done(): void }) {
  const { m } = useLanguage();
  const session = useSession();
  const announce = useAnnounce();
  const approve = useAct(releaseOperations.approveStanding);
  const stop = useAct(releaseOperations.stopStanding);
  const open = standing.state === "active" || standing.state === "proposed";
  if (!open || !session.is("release-officer") || !session.who.mayAct) return null;
  const params = { standing: standing.id };
  const act = async (acting: typeof approve | typeof stop, said: string) => {
    const answer = await acting.run({ params });
    done();
    if (answer !== undefined) announce(said);
  };
  return (
    <div className="stack sheet-foot">
      <Problem of={approve.problem ?? stop.problem} />
      <div className="row">
        {standing.state === "proposed" ? (
          <button
            type="button"
            className="button"
            disabled={approve.busy}
            onClick={() => void act(approve, m.standing.approved)}
          >
            {m.standing.approve}
          </button>
        ) : null}
        <button
          type="button"
          className="button grave"
          disabled={stop.busy}
          onClick={() => void act(stop, m.standing.stopped)}
        >
          {m.standing.stop}
        </button>
        <span className="small soft">{m.standing.stopHelp}</span>
      </div>
    </div>
  );
}
