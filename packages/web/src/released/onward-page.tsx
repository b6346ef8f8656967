import { releaseOperations } from "@entente/api";
import { usePurposes } from "../agreement/use-purposes.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { ListPage } from "../ui/list-page.tsx";
import { Party } from "../ui/party.tsx";
import { Reason } from "./reason.tsx";

/** Questions whether products may go on to a third party, and what the originator said. */
export function OnwardPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const purposeOf = usePurposes();
  const state = query.get("state");
  const pages = usePages(releaseOperations.listOnward, { query: { partner } });
  return (
    <ListPage
      title={m.lists.onward}
      caption={m.lists.onwardCaption}
      at="onward"
      filters={state === null ? [] : [[m.lists.state, m.lists.onwardStates[state] ?? state]]}
      pages={pages}
      only={(one) => state === null || one.state === state}
      keyOf={(one) => one.id}
      columns={[
        { name: m.lists.when, cell: ({ at }) => f.time(at) },
        { name: m.lists.direction, cell: ({ direction }) => m.lists.directions[direction] },
        { name: m.lists.to, cell: ({ to }) => <Party id={to} /> },
        { name: m.lists.purpose, cell: ({ purpose }) => purposeOf(purpose) },
        {
          name: m.lists.reason,
          cell: ({ reason }) => <Reason code={reason} words={m.lists.onwardReasons} />,
        },
        { name: m.lists.state, cell: (one) => m.lists.onwardStates[one.state] },
        {
          name: m.lists.answer,
          cell: ({ code }) =>
            code === undefined ? "" : <Reason code={code} words={m.lists.onwardAnswers} />,
        },
        { name: m.lists.expires, cell: ({ expires }) => f.date(expires) },
        { name: m.lists.number, figure: true, cell: ({ items }) => f.number(items) },
      ]}
    />
  );
}
