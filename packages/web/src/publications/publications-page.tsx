import { publicationOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

/** What is public or on its way there. */
export function PublicationsPage() {
  const { m, f } = useLanguage();
  const w = m.publications;
  const session = useSession();
  const list = useRead(ops.listPublications, { query: {} });
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <p className="row">
          {session.is("liaison-officer") ? <a href={address(["publications", "new"])}>{w.draft}</a> : null}
          <a href={address(["publications", "comments"])}>{w.comments}</a>
          <a href={address(["publications", "corrections"])}>{w.corrections}</a>
        </p>
        <Ready of={list}>
          {({ items }) => (
            <Sheet title={w.title}>
              {items.length === 0 ? (
                <p className="soft">{w.none}</p>
              ) : (
                <Table
                  caption={w.caption}
                  rows={items}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      name: w.name,
                      cell: ({ id, title }) => (
                        <a href={address(["publications", id])}>
                          <bdi>{title === undefined ? id : f.name(title)}</bdi>
                        </a>
                      ),
                    },
                    { name: w.kind, cell: ({ kind }) => w.kinds[kind] },
                    { name: w.state, cell: ({ state }) => w.states[state] },
                    {
                      name: w.publishedAt,
                      cell: ({ publishedAt }) => (publishedAt === undefined ? "–" : f.date(publishedAt)),
                    },
                    { name: w.version, figure: true, cell: ({ current }) => f.number(current) },
                  ]}
                />
              )}
            </Sheet>
          )}
        </Ready>
      </div>
    </Page>
  );
}
