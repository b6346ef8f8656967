import { inquiryOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { ProposeForm } from "./propose-form.tsx";

/** Every joint inquiry of the relation, and a form to propose one. */
export function InquiriesPage() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const reading = useRead(inquiryOperations.listInquiries, { query: { partner } });
  return (
    <Page title={m.inquiries.title} lead={m.inquiries.lead}>
      <div className="stack">
        <Ready of={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{m.inquiries.none}</p>
            ) : (
              <section className="sheet">
                <Table
                  caption={m.inquiries.caption}
                  rows={items}
                  keyOf={({ inquiry }) => inquiry}
                  columns={[
                    {
                      name: m.inquiries.name,
                      cell: ({ inquiry, title }) => (
                        <a href={address(["inquiries", inquiry])}>
                          <bdi>{title ?? m.inquiries.unreadable}</bdi>
                        </a>
                      ),
                    },
                    { name: m.inquiries.state, cell: ({ state }) => m.inquiries.states[state] },
                    { name: m.inquiries.by, cell: ({ by }) => m.inquiries.sides[by] },
                    { name: m.inquiries.proposedAt, cell: ({ proposedAt }) => f.time(proposedAt) },
                    { name: m.inquiries.days, figure: true, cell: ({ days }) => f.number(days) },
                    { name: m.inquiries.claims, figure: true, cell: ({ claims }) => f.number(claims.length) },
                  ]}
                />
              </section>
            )
          }
        </Ready>
        {session.is("inquiry-member", "liaison-officer") && session.who.mayAct ? <ProposeForm /> : null}
      </div>
    </Page>
  );
}
