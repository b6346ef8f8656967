import type { AnswerOf, contactOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

type Summons = AnswerOf<typeof contactOperations.listSummonses>["items"][number];

/** Who was called in, who came, and what came of it. */
export function Summonses({ items }: { readonly items: readonly Summons[] }) {
  const { m, f } = useLanguage();
  const said = (text: string | undefined) => <bdi>{text ?? m.contacts.unreadable}</bdi>;
  return (
    <Sheet title={m.protests.summonses}>
      {items.length === 0 ? (
        <p className="soft">{m.protests.noSummons}</p>
      ) : (
        <Table
          caption={m.protests.summonses}
          rows={items}
          keyOf={({ summons }) => summons}
          columns={[
            { name: m.protests.office, cell: ({ words }) => said(words?.office) },
            { name: m.protests.by, cell: ({ words }) => said(words?.by) },
            {
              name: m.protests.time,
              cell: ({ words }) => (words === undefined ? m.contacts.unreadable : f.time(words.time)),
            },
            { name: m.protests.place, cell: ({ words }) => said(words?.place) },
            { name: m.protests.reason, cell: ({ words }) => said(words?.reason) },
            {
              name: m.protests.attended,
              cell: ({ attended, words }) => (
                <>
                  {m.protests.attendances[attended]}
                  {words?.attendedBy === undefined ? null : (
                    <span className="small soft block">
                      <bdi>{words.attendedBy}</bdi>
                    </span>
                  )}
                </>
              ),
            },
            {
              name: m.protests.outcome,
              cell: ({ outcome, words }) => (
                <>
                  {m.protests.outcomes[outcome]}
                  <span className="small soft block">{said(words?.outcomeText)}</span>
                </>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  );
}
