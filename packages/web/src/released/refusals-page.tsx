import { releaseOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { ListPage } from "../ui/list-page.tsx";

/** What was refused, and by which clause. */
export function RefusalsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const nameOf = useAreas();
  const clause = query.get("clause");
  const pages = usePages(releaseOperations.listRefusals, {
    query: { partner, limit: 100, ...(clause === null ? {} : { clause }) },
  });
  return (
    <ListPage
      title={m.lists.refusals}
      caption={m.lists.refusalsCaption}
      at="refusals"
      filters={clause === null ? [] : [[m.refused.clause, clause]]}
      pages={pages}
      keyOf={(one) => one.id}
      columns={[
        {
          name: m.lists.when,
          cell: (one) => (
            <a href={address(["refusals", one.id], { clause: clause ?? undefined })}>{f.time(one.at)}</a>
          ),
        },
        {
          name: m.lists.clauses,
          cell: ({ violations }) => [...new Set(violations.map((one) => one.clause))].join(", "),
        },
        { name: m.lists.areas, cell: ({ areas }) => f.list(areas.map(nameOf)) },
        { name: m.lists.by, cell: ({ by }) => m.lists.refusers[by] },
        { name: m.lists.number, figure: true, cell: ({ count }) => f.number(count) },
      ]}
    />
  );
}
