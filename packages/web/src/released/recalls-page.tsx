import { releaseOperations } from "@entente/api";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { ListPage } from "../ui/list-page.tsx";
import { Segments } from "../ui/segments.tsx";
import { Reason } from "./reason.tsx";
import { RecallState } from "./recall-state.tsx";

/** Recalls each way, with their receipts or how late they are. */
export function RecallsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const [way, state] = [query.get("direction"), query.get("state")];
  const pages = usePages(releaseOperations.listRecalls, {
    query: { partner, limit: 100, ...(way === "out" || way === "in" ? { direction: way } : {}) },
  });
  return (
    <ListPage
      title={m.lists.recalls}
      caption={m.lists.recallsCaption}
      at="recalls"
      filters={[
        ...(way === null ? [] : [[m.lists.direction, m.lists.directions[way] ?? way] as const]),
        ...(state === null ? [] : [[m.lists.state, m.lists.recallStates[state] ?? state] as const]),
      ]}
      pages={pages}
      only={(one) => state === null || one.state === state}
      keyOf={(one) => one.id}
      columns={[
        {
          name: m.lists.ordered,
          cell: (one) => <a href={address(["recalls", one.id])}>{f.time(one.orderedAt)}</a>,
        },
        { name: m.lists.direction, cell: (one) => m.lists.directions[one.direction] },
        {
          name: m.lists.reason,
          cell: ({ reason }) => <Reason code={reason} words={m.lists.recallReasons} />,
        },
        { name: m.lists.state, cell: (one) => <RecallState state={one.state} /> },
        {
          name: m.lists.due,
          cell: ({ executeBy }) => (executeBy === undefined ? "" : f.time(executeBy)),
        },
        { name: m.lists.number, figure: true, cell: ({ items }) => f.number(items) },
      ]}
    >
      <Segments
        label={m.lists.state}
        of={[
          [undefined, m.desk.recalls.each] as const,
          ["overdue", m.desk.recalls.overdue] as const,
          ["pending", m.desk.recalls.pending] as const,
          ["executed", m.desk.recalls.executed] as const,
        ].map(([each, name]) => ({
          name,
          href: address(["recalls"], { direction: way ?? undefined, state: each }),
          here: (state ?? undefined) === each,
        }))}
      />
    </ListPage>
  );
}
