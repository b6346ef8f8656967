import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { Drafts } from "./drafts.tsx";
import { MessageForm } from "./message-form.tsx";
import { Places, useMayAct } from "./places.tsx";

/** The threads of the channel, what waits for approval, and a form to write. */
export function ChannelPage() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const query = { partner, limit: 200 };
  // What is read in confidence is not kept when the page closes.
  const threads = useRead(contactOperations.listThreads, { query }, { keep: false, live: true });
  const drafts = useRead(contactOperations.listDrafts, { query }, { keep: false, live: true });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    threads.again();
    drafts.again();
  };
  return (
    <Page
      title={m.channel.title}
      lead={m.channel.lead}
      crumb={<a href={address(["contacts"])}>{m.contacts.title}</a>}
    >
      <div className="stack">
        <Places here="channel" />
        <Outcome of={outcome} />
        <Ready of={drafts}>{({ items }) => <Drafts items={items} done={done} />}</Ready>
        <Ready of={threads}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{m.channel.none}</p>
            ) : (
              <section className="sheet">
                <Table
                  caption={m.channel.threads}
                  rows={items}
                  keyOf={({ thread }) => thread}
                  columns={[
                    {
                      name: m.channel.subject,
                      cell: ({ thread, subject }) => (
                        <a href={address(["contacts", "channel", thread])}>
                          <bdi>{subject ?? m.contacts.unreadable}</bdi>
                        </a>
                      ),
                    },
                    { name: m.channel.messages, figure: true, cell: ({ messages }) => f.number(messages) },
                    { name: m.channel.last, cell: ({ lastAt }) => f.time(lastAt) },
                    { name: m.protests.age, cell: ({ ageDays }) => m.contacts.age(ageDays) },
                    {
                      name: m.channel.waitsFor,
                      cell: ({ waitsFor }) => (
                        <span className={waitsFor === "ours" ? "warn" : undefined}>
                          {m.contacts.sides[waitsFor]}
                        </span>
                      ),
                    },
                    {
                      name: m.channel.receipt,
                      cell: ({ receipted }) => (receipted ? m.channel.receipted : m.channel.noReceipt),
                    },
                  ]}
                />
              </section>
            )
          }
        </Ready>
        {mayAct ? <MessageForm done={done} /> : null}
      </div>
    </Page>
  );
}
