import { type RequestListed, requestOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Board, Card } from "../ui/board.tsx";
import { Fold } from "../ui/fold.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Beneath } from "../ui/reading.tsx";
import { Segments } from "../ui/segments.tsx";
import { Table } from "../ui/table.tsx";
import { Balance } from "./balance.tsx";
import { Drafts } from "./drafts.tsx";
import { RequestClock, stateText, useMover } from "./request.tsx";
import { laneOf, requestLanes, turnOf } from "./turns.ts";

const SHOWS = ["all", "us", "ours", "theirs"] as const;
type Show = (typeof SHOWS)[number];

const isShown: Readonly<Record<Show, (one: RequestListed) => boolean>> = {
  all: () => true,
  us: (one) => turnOf(one)?.whose === "ours",
  ours: ({ askedBy }) => askedBy === "ours",
  theirs: ({ askedBy }) => askedBy === "theirs",
};

/** What is asked each way, as a board: what is late first; then the drafts, what is closed, and the support given. */
export function RequestsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const show = SHOWS.find((one) => one === (query.get("show") ?? query.get("by"))) ?? "all";
  const pages = usePages(requestOperations.listRequests, { query: { partner, limit: 200 } }, "before");
  const drafter = session.is("analyst", "liaison-officer");
  const open = pages.items.filter(({ closed }) => !closed);
  const shown = open.filter(isShown[show]);
  return (
    <Page title={m.requests.title} lead={m.requests.lead}>
      <div className="stack">
        <div className="top-act">
          <Segments
            label={m.requests.narrow}
            of={SHOWS.map((one) => ({
              name: m.requests.shows[one],
              href: address(["requests"], one === "all" ? {} : { show: one }),
              here: one === show,
              count: f.number(open.filter(isShown[one]).length),
            }))}
          />
          {drafter && session.who.mayAct ? (
            <a className="button" href={address(["requests", "new"])}>
              {m.requests.ask}
            </a>
          ) : null}
        </div>
        <Problem of={pages.problem} again={pages.again} />
        {shown.length === 0 ? (
          <p className="soft">
            {pages.busy
              ? `${m.loading}…`
              : pages.problem === undefined
                ? m.requests.nothingOpen
                : m.lists.unread}
          </p>
        ) : (
          <Board
            label={m.requests.board}
            columns={requestLanes.map((lane) => ({
              key: lane,
              title: m.requests.lanes[lane],
              items: shown.filter((one) => laneOf(one) === lane),
              tone: lane === "overdue" ? "late" : undefined,
            }))}
            keyOf={({ id }) => id}
            card={(one) => <RequestCard of={one} />}
          />
        )}
        {pages.more === undefined ? null : (
          <button type="button" className="button quiet" onClick={pages.more}>
            {m.more}
          </button>
        )}
        <Beneath unread={pages.unread}>
          {drafter ? <Drafts /> : null}
          <Closed items={pages.items.filter(({ closed }) => closed)} />
          {session.is("liaison-officer", "operations-officer", "overseer") ? <Balance /> : null}
        </Beneath>
      </div>
    </Page>
  );
}

function RequestCard({ of: one }: { readonly of: RequestListed }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const moverOf = useMover();
  return (
    <Card
      href={address(["requests", one.id])}
      title={m.requests.whats[one.what]}
      about={
        <>
          {m.requests.sides[one.askedBy]}, {f.list(one.areas.map(nameOf))}
        </>
      }
      mover={moverOf(one)}
      clock={<RequestClock of={one} />}
    >
      {one.opening === undefined ? null : (
        <p>
          <bdi>{one.opening}</bdi>
        </p>
      )}
      {one.satisfied === false ? <p className="small warn">{m.requests.notSatisfied}</p> : null}
      {one.repeats === 0 ? null : <p className="small soft">{m.requests.repeatedTimes(one.repeats)}</p>}
    </Card>
  );
}

function Closed({ items }: { readonly items: readonly RequestListed[] }) {
  const { m, f } = useLanguage();
  if (items.length === 0) return null;
  return (
    <Fold title={m.requests.closed} hint={f.number(items.length)}>
      <Table
        caption={m.requests.caption}
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          {
            name: m.requests.what,
            cell: ({ id, what }) => <a href={address(["requests", id])}>{m.requests.whats[what]}</a>,
          },
          { name: m.requests.by, cell: ({ askedBy }) => m.requests.sides[askedBy] },
          { name: m.requests.lodged, cell: ({ lodged }) => f.time(lodged) },
          { name: m.lists.state, cell: (one) => stateText(one, m) },
        ]}
      />
    </Fold>
  );
}
