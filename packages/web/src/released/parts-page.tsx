import { type AnswerOf, releaseOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { ListPage } from "../ui/list-page.tsx";

export type Part = AnswerOf<typeof releaseOperations.listParts>["items"][number];

/** What was released: the entries behind "received" and "still held". */
export function PartsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const nameOf = useAreas();
  const [way, area, state] = [query.get("direction"), query.get("area"), query.get("state")];
  const held = query.get("held") === "yes";
  const pages = usePages(releaseOperations.listParts, {
    query: {
      partner,
      limit: 100,
      ...(way === "out" || way === "in" ? { direction: way } : {}),
      ...(area === null ? {} : { area }),
      ...(state === null ? {} : { state }),
    },
  });
  return (
    <ListPage
      title={m.lists.parts}
      caption={m.lists.partsCaption}
      at="parts"
      filters={[
        ...(way === null ? [] : [[m.lists.direction, m.lists.directions[way] ?? way] as const]),
        ...(area === null ? [] : [[m.shared.area, nameOf(area)] as const]),
        ...(state === null ? [] : [[m.lists.state, m.lists.partStates[state] ?? state] as const]),
        ...(held ? [[m.lists.state, m.lists.heldOnly] as const] : []),
      ]}
      pages={pages}
      // "Received" counts what the recipient has acknowledged, also when it was recalled since.
      only={(part) => (held ? part.held > 0 : way === null || area === null || part.receivedAt !== undefined)}
      keyOf={(part) => part.id}
      columns={[
        {
          name: m.lists.when,
          cell: (part) => <a href={address(["parts", part.id])}>{f.time(part.madeAt)}</a>,
        },
        { name: m.lists.direction, cell: (part) => m.lists.directions[part.direction] },
        { name: m.lists.areas, cell: ({ areas }) => f.list(areas.map(nameOf)) },
        { name: m.lists.label, cell: ({ label }) => <bdi>{label}</bdi> },
        { name: m.lists.state, cell: (part) => m.lists.partStates[part.state] },
        { name: m.lists.number, figure: true, cell: ({ count }) => f.number(count) },
        { name: m.lists.held, figure: true, cell: (part) => f.number(part.held) },
      ]}
    />
  );
}
