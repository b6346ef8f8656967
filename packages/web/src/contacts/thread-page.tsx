import { type AnswerOf, contactOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { MessageForm } from "./message-form.tsx";
import { MessageHeading } from "./message-heading.tsx";
import { useMayAct } from "./places.tsx";

type Message = AnswerOf<typeof contactOperations.listMessages>["items"][number];

/** One thread, the first message first, and a form to answer the last. */
export function ThreadPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const query = { partner, thread: id, limit: 200 };
  const reading = useRead(contactOperations.listMessages, { query }, { keep: false });
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Page title={m.channel.title} crumb={<a href={address(["contacts", "channel"])}>{m.channel.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) => (
            <>
              {items.length === 0 ? <p className="soft">{m.channel.none}</p> : null}
              {items.toReversed().map((one) => (
                <One key={one.message} of={one} />
              ))}
              {mayAct && items[0] !== undefined ? (
                <MessageForm
                  replyTo={items[0].message}
                  done={(done) => {
                    setOutcome(done);
                    reading.again();
                  }}
                />
              ) : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function One({ of }: { readonly of: Message }) {
  const { m, f } = useLanguage();
  const { words, receipt } = of;
  return (
    <Sheet title={words?.subject ?? m.contacts.unreadable}>
      <dl className="facts">
        <Fact term={m.channel.sent}>
          {f.time(of.at)}, {m.contacts.sides[of.side]}
        </Fact>
        <Fact term={m.channel.receipt}>
          {receipt === undefined
            ? m.channel.noReceipt
            : `${m.channel.receipts[receipt.read]}, ${f.time(receipt.at)}`}
        </Fact>
        {words === undefined ? null : (
          <>
            <MessageHeading words={words} />
            <Fact term={m.channel.text}>
              <bdi>{words.text}</bdi>
            </Fact>
          </>
        )}
      </dl>
    </Sheet>
  );
}
