import { type RequestView, requestOperations } from "@entente/api";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ListPage } from "../ui/list-page.tsx";
import { Balance } from "./balance.tsx";
import { Drafts } from "./drafts.tsx";
import { stateText } from "./request.ts";

/** Every request each way with its clock, the drafts, and what support each gave the other. */
export function RequestsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const by = ["ours", "theirs"].find((side) => side === query.get("by")) as "ours" | "theirs" | undefined;
  const asked = { partner, ...(by === undefined ? {} : { askedBy: by }) };
  const pages = usePages(requestOperations.listRequests, { query: asked }, "before");
  const drafter = session.is("analyst", "liaison-officer");
  return (
    <ListPage
      title={m.requests.title}
      caption={m.requests.caption}
      at="requests"
      filters={by === undefined ? [] : [[m.requests.by, m.requests.sides[by]]]}
      pages={pages}
      keyOf={({ id }) => id}
      columns={[
        {
          name: m.requests.lodged,
          cell: ({ id, lodged }) => <a href={address(["requests", id])}>{f.time(lodged)}</a>,
        },
        { name: m.requests.by, cell: ({ askedBy }) => m.requests.sides[askedBy] },
        { name: m.requests.what, cell: ({ what }) => m.requests.whats[what] },
        { name: m.lists.state, cell: (one) => stateText(one, m) },
        { name: m.requests.age, cell: ({ ageDays }) => m.requests.days(ageDays) },
        { name: m.requests.due, cell: (one) => <Due of={one} /> },
        { name: m.requests.repeats, figure: true, cell: ({ repeats }) => f.number(repeats) },
      ]}
    >
      {drafter && session.who.mayAct ? (
        <p>
          <a className="button" href={address(["requests", "new"])}>
            {m.requests.ask}
          </a>
        </p>
      ) : null}
      {drafter ? <Drafts /> : null}
      {session.is("liaison-officer", "operations-officer", "overseer") ? <Balance /> : null}
    </ListPage>
  );
}

/** When an answer is due, and how late it is. */
export function Due({ of: { due, overdue, daysOverdue, unanswered } }: { readonly of: RequestView }) {
  const { m, f } = useLanguage();
  if (due === undefined) return <span className="soft">{m.requests.noClock}</span>;
  return (
    <>
      {f.date(due)}
      {overdue ? (
        <span className="bad block">
          {unanswered ? m.requests.overdueUnanswered(daysOverdue) : m.requests.overdue(daysOverdue)}
        </span>
      ) : null}
    </>
  );
}
