import { onwardOperations, releaseOperations, standingOperations } from "@entente/api";
import { usePages } from "../data/use-pages.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Table } from "../ui/table.tsx";
import { recipientText } from "./recipient-text.ts";

/** What waits for this person, oldest first: approvals, answers, and receipts that are overdue. */
export function WaitingPage() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const personOf = usePeople();
  const words = m.desk.waiting;
  const me = session.who.account;
  const releases = usePages(releaseOperations.listReleases, {
    query: { partner, waiting: "me", limit: 100 },
  });
  const turnedDown = usePages(releaseOperations.listReleases, {
    query: { partner, turnedDown: "mine", limit: 100 },
  });
  const { answer: standing } = useRead(standingOperations.listStanding, { query: { partner } });
  const { answer: onward } = useRead(onwardOperations.listOnward, { query: { partner } });
  const { answer: recalls } = useRead(releaseOperations.listRecalls, {
    query: { partner, direction: "out", limit: 200 },
  });
  const toApprove = (standing?.items ?? [])
    .filter(
      ({ state, by, approvals }) =>
        state === "proposed" && by !== me && !approvals.some((one) => one.by === me),
    )
    .toReversed();
  const toAnswer = (onward?.items ?? [])
    .filter(({ direction, state }) => direction === "in" && state === "waiting")
    .toReversed();
  const overdue = (recalls?.items ?? []).filter(({ state }) => state === "overdue").toReversed();
  const isRead = standing !== undefined && onward !== undefined && recalls !== undefined && !releases.busy;
  const nothing = [releases.items, turnedDown.items, toApprove, toAnswer, overdue].every(
    (each) => each.length === 0,
  );
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="stack">
        <Problem of={releases.problem} again={releases.again} />
        {nothing ? <p>{isRead ? words.nothing : `${m.loading}…`}</p> : null}
        {releases.items.length === 0 ? null : (
          <Sheet title={words.releases}>
            <Table
              caption={m.lists.products(releases.items.reduce((sum, { products }) => sum + products, 0))}
              rows={releases.items}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: words.waitingSince,
                  cell: (one) => <a href={address(["releases", one.id])}>{f.time(one.proposedAt)}</a>,
                },
                { name: words.proposedBy, cell: ({ by }) => <bdi>{personOf(by)}</bdi> },
                { name: m.lists.to, cell: ({ recipient }) => recipientText(recipient, m, f) },
                {
                  name: m.proposal.approvals,
                  cell: (one) => m.proposal.approvalsOf(one.approvals.length, one.approvalsNeeded),
                },
                { name: m.lists.number, figure: true, cell: ({ products }) => f.number(products) },
              ]}
            />
            {releases.more === undefined ? null : (
              <p>
                <button type="button" className="button quiet" onClick={releases.more}>
                  {m.more}
                </button>
              </p>
            )}
          </Sheet>
        )}
        {toApprove.length === 0 ? null : (
          <Sheet title={words.standing}>
            <ul className="bullets">
              {toApprove.map((one) => (
                <li key={one.id}>
                  <a href={address(["standing", one.id])}>
                    {f.list(one.kinds)}, {recipientText(one.recipient, m, f)}
                  </a>
                  <span className="small soft">
                    {" "}
                    {words.proposedBy} <bdi>{personOf(one.by)}</bdi>, {f.time(one.proposedAt)}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {turnedDown.items.length === 0 ? null : (
          <Sheet title={words.turnedDown}>
            <ul className="bullets">
              {turnedDown.items.map((one) => (
                <li key={one.id}>
                  <a href={address(["releases", one.id])}>
                    {recipientText(one.recipient, m, f)}, {m.lists.products(one.products)}
                  </a>
                  {one.turnedDown === undefined ? null : (
                    <span className="small soft">
                      {" "}
                      {m.desk.turnDown.reasons[one.turnedDown.reason]}, {f.time(one.turnedDown.at)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {toAnswer.length === 0 ? null : (
          <Sheet title={words.onward}>
            <ul className="bullets">
              {toAnswer.map((one) => (
                <li key={one.id}>
                  <a href={address(["onward", one.id])}>
                    {f.time(one.at)}, {m.lists.products(one.items)}
                  </a>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {overdue.length === 0 ? null : (
          <Sheet title={words.overdue}>
            <ul className="bullets">
              {overdue.map((one) => (
                <li key={one.id}>
                  <a href={address(["recalls", one.id])}>{f.time(one.orderedAt)}</a>
                  {one.executeBy === undefined ? null : (
                    <span className="bad">
                      {" "}
                      {m.desk.steps.due} {f.time(one.executeBy)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        <p>
          <a href={address(["releases"])}>{words.all}</a>
        </p>
      </div>
    </Page>
  );
}
