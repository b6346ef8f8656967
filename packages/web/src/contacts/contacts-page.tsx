import { contactOperations } from "@entente/api";
import { useState } from "react";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Table } from "../ui/table.tsx";
import { Places, useMayAct } from "./places.tsx";
import { RecordForm } from "./record-form.tsx";

/** Every contact of the relation, and a form to record one. */
export function ContactsPage() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const pages = usePages(contactOperations.listContacts, { query: { partner } }, "before");
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Page title={m.contacts.title} lead={m.contacts.lead}>
      <div className="stack">
        <Places here="" />
        <Outcome of={outcome} />
        <Problem of={pages.problem} again={pages.again} />
        {pages.items.length === 0 ? (
          <p className="soft">
            {pages.busy ? `${m.loading}…` : pages.problem === undefined ? m.contacts.none : m.lists.unread}
          </p>
        ) : (
          <section className="sheet">
            <Table
              caption={m.contacts.caption}
              rows={pages.items}
              keyOf={({ contact }) => contact}
              columns={[
                {
                  name: m.contacts.start,
                  cell: ({ contact, start }) => <a href={address(["contacts", contact])}>{f.time(start)}</a>,
                },
                { name: m.contacts.form, cell: ({ form }) => m.contacts.forms[form] },
                { name: m.contacts.access, cell: ({ access }) => m.contacts.accesses[access] },
                {
                  name: m.contacts.place,
                  cell: ({ place }) => <bdi>{place ?? m.contacts.unreadable}</bdi>,
                },
                {
                  name: m.contacts.readOuts,
                  cell: ({ readOuts: { ours, theirs } }) => m.contacts.readOutsOf(ours, theirs),
                },
                {
                  name: m.contacts.divergences,
                  figure: true,
                  cell: ({ divergences }) => (
                    <span className={divergences > 0 ? "warn" : undefined}>{f.number(divergences)}</span>
                  ),
                },
              ]}
            />
            {pages.more === undefined ? null : (
              <button type="button" className="button quiet" onClick={pages.more}>
                {m.more}
              </button>
            )}
          </section>
        )}
        {mayAct ? (
          <RecordForm
            done={(done) => {
              setOutcome(done);
              pages.again();
            }}
          />
        ) : null}
      </div>
    </Page>
  );
}
