import { type ProposalRefusal, type StandingFinding, standingOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { ProductLink, ProductName } from "../releases/product-link.tsx";
import { TurnDown } from "../releases/turn-down.tsx";
import { TurnedDown } from "../releases/turned-down.tsx";
import { useFound, useReadsProducts } from "../releases/use-found.ts";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { Scope } from "./lets-pass.tsx";
import type { StandingDetail } from "./standing.ts";
import { StopSwitch } from "./stop-switch.tsx";
import { Terms } from "./terms.tsx";

/** One standing release: what it lets pass, its use, samples to look at, approval and the switch. */
export function OneStandingPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const words = m.desk.standing;
  const reading = useRead(standingOperations.getStanding, { params: { standing: id } });
  return (
    <Page title={words.one} crumb={<a href={address(["standing"])}>{words.all}</a>}>
      <Ready of={reading}>
        {(standing) => (
          <div className="stack">
            {standing.turnedDown === undefined ? null : <TurnedDown of={standing.turnedDown} />}
            <Scope terms={standing} matching={standing.matching} />
            <Sheet title={words.use}>
              <Terms standing={standing} />
              <div className="sheet-foot">
                <StopSwitch standing={standing} done={reading.again} />
              </div>
            </Sheet>
            <Why standing={standing} />
            <Approval standing={standing} done={reading.again} />
            <Samples standing={standing} done={reading.again} />
            <Days standing={standing} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

function Why({ standing }: { readonly standing: StandingDetail }) {
  const { m } = useLanguage();
  const { note, digest } = standing;
  if (note === undefined) return null;
  return (
    <Sheet title={m.desk.standing.note}>
      <dl className="facts">
        {(["necessity", "proportionality", "alternatives"] as const).map((field) =>
          note[field].trim() === "" ? null : (
            <Fact key={field} term={m.release[field]}>
              <bdi>{note[field]}</bdi>
            </Fact>
          ),
        )}
        <Fact term={m.desk.approve.digest}>
          <Digest value={digest} />
        </Fact>
      </dl>
    </Sheet>
  );
}

function Approval({ standing, done }: { readonly standing: StandingDetail; done(): void }) {
  const { m } = useLanguage();
  const session = useSession();
  const announce = useAnnounce();
  const act = useAct(standingOperations.approveStanding);
  const refuse = useAct(standingOperations.turnDownStanding);
  const words = m.desk.standing;
  if (standing.state !== "proposed" || !session.is("release-officer") || !session.who.mayAct) return null;
  const me = session.who.account;
  const hasApproved = standing.approvals.some(({ by }) => by === me);
  const said = standing.by === me ? words.yours : hasApproved ? words.youApproved : undefined;
  const left = standing.approvalsNeeded - standing.approvals.length;

  async function give() {
    const answer = await act.run({ params: { standing: standing.id } });
    done();
    if (answer !== undefined) announce(m.standing.approved);
  }

  async function turnDown(reason: ProposalRefusal) {
    const params = { standing: standing.id };
    const answer = await refuse.run({ params, body: { reason, decision: standing.digest } });
    done();
    if (answer !== undefined) announce(m.desk.turnDown.done);
  }

  return (
    <Sheet title={said === undefined ? m.standing.approve : m.proposal.waiting}>
      <div className="stack">
        <p>
          {said} {words.waitsFor(left)}
        </p>
        <Problem of={act.problem} />
        {said === undefined ? (
          <div>
            <button type="button" className="button" disabled={act.busy} onClick={() => void give()}>
              {m.standing.approve}
            </button>
          </div>
        ) : null}
        {standing.by === me ? null : (
          <TurnDown
            busy={refuse.busy}
            problem={refuse.problem}
            turnDown={(reason) => void turnDown(reason)}
          />
        )}
      </div>
    </Sheet>
  );
}

/** The newest products that went by it, each to open and to judge. */
function Samples({ standing, done }: { readonly standing: StandingDetail; done(): void }) {
  const { m, f } = useLanguage();
  const session = useSession();
  const personOf = usePeople();
  const announce = useAnnounce();
  const act = useAct(standingOperations.reviewStanding);
  const words = m.desk.standing;
  const readsProducts = useReadsProducts();
  const find = useFound(standing.samples.map(({ product }) => product));
  if (standing.state === "proposed") return null;
  const mayReview = session.is("release-officer", "overseer") && session.who.mayAct;

  async function review(product: string, finding: StandingFinding) {
    const answer = await act.run({ params: { standing: standing.id }, body: { product, finding } });
    done();
    if (answer !== undefined) announce(words.reviewed);
  }

  return (
    <Sheet title={words.samples}>
      {standing.samples.length === 0 ? (
        <p>{words.samplesNone}</p>
      ) : (
        <div className="stack">
          <Problem of={act.problem} />
          <Table
            caption={readsProducts ? words.samplesLead : words.samplesBlind}
            rows={standing.samples}
            keyOf={({ product }) => product}
            columns={[
              {
                name: m.release.what,
                cell: ({ product }) => <ProductLink product={product} find={find} />,
              },
              {
                name: m.lists.when,
                cell: ({ at, part }) => <a href={address(["parts", part])}>{f.time(at)}</a>,
              },
              {
                name: words.review,
                cell: ({ reviews }) =>
                  reviews.length === 0 ? (
                    <span className="soft">{words.notReviewed}</span>
                  ) : (
                    reviews.map(({ by, finding }) => (
                      <span className="block" key={by}>
                        <bdi>{personOf(by)}</bdi>
                        {m.colon}{" "}
                        <span className={finding === "questioned" ? "bad" : "good"}>
                          {words.findings[finding]}
                        </span>
                      </span>
                    ))
                  ),
              },
              ...(mayReview
                ? [
                    {
                      name: m.lists.answer,
                      cell: ({ product }: StandingDetail["samples"][number]) => (
                        <span className="row">
                          {(["in-order", "questioned"] as const).map((finding) => (
                            <button
                              key={finding}
                              type="button"
                              className="button quiet small"
                              disabled={act.busy}
                              onClick={() => void review(product, finding)}
                            >
                              {finding === "in-order" ? words.inOrder : words.question}
                              <span className="live">
                                {" "}
                                <ProductName product={product} find={find} />
                              </span>
                            </button>
                          ))}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Sheet>
  );
}

function Days({ standing }: { readonly standing: StandingDetail }) {
  const { m, f } = useLanguage();
  const words = m.desk.standing;
  const most = Math.max(1, ...standing.days.map(({ count }) => count));
  if (standing.state === "proposed") return null;
  return (
    <Sheet title={words.days}>
      {standing.days.length === 0 ? (
        <p>{words.noUse}</p>
      ) : (
        <Table
          caption={m.standing.ofQuota(f.number(standing.used), f.number(standing.quota))}
          rows={standing.days}
          keyOf={({ day }) => day}
          columns={[
            { name: words.day, cell: ({ day }) => f.date(day) },
            {
              name: m.standing.used,
              cell: ({ count }) => (
                <span className="day-use">
                  <span
                    className="day-bar"
                    aria-hidden="true"
                    style={{ inlineSize: `${(count / most) * 100}%` }}
                  />
                </span>
              ),
            },
            { name: m.lists.number, figure: true, cell: ({ count }) => f.number(count) },
          ]}
        />
      )}
    </Sheet>
  );
}
