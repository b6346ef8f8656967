import { oversightOperations } from "@entente/api";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { ListPage } from "../ui/list-page.tsx";
import { kindName } from "./kind-name.ts";

/** Entries of both logs. The API takes whole kinds; a desk's name such as `card` narrows what was read. */
export function EntriesPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const [log, grade, kind] = [query.get("log"), query.get("grade"), query.get("kind")];
  const whole = kind?.includes(".") === true ? { kind } : {};
  const pages = usePages(
    oversightOperations.listEntries,
    { params: { partner }, query: { limit: 200, ...whole } },
    "before",
  );
  return (
    <ListPage
      title={m.lists.entries}
      caption={m.lists.entriesCaption}
      at="entries"
      filters={[
        ...(log === "ours" || log === "theirs" ? [[m.lists.log, m.entry[log]] as const] : []),
        ...(grade === null ? [] : [[m.lists.grade, m.entry.gradesShort[grade] ?? grade] as const]),
        ...(kind === null ? [] : [[m.lists.kind, kindName(kind, m)] as const]),
      ]}
      pages={pages}
      only={(entry) =>
        (log === null || (log === "ours") === entry.mine) &&
        (grade === null || grade === entry.grade) &&
        (kind === null || entry.kind.startsWith(kind))
      }
      keyOf={(entry) => `${entry.log} ${entry.index}`}
      columns={[
        {
          name: m.lists.index,
          cell: (entry) => (
            <a href={address(["entries", entry.mine ? "ours" : "theirs", String(entry.index)])}>
              {m.entry.title(f.number(entry.index))}
            </a>
          ),
        },
        { name: m.lists.log, cell: (entry) => (entry.mine ? m.entry.ours : m.entry.theirs) },
        { name: m.lists.kind, cell: (entry) => kindName(entry.kind, m) },
        { name: m.lists.when, cell: (entry) => f.time(entry.at) },
        { name: m.lists.grade, cell: (entry) => m.entry.gradesShort[entry.grade] },
      ]}
    />
  );
}
