import { type AnswerOf, contactOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Thread } from "../ui/thread.tsx";
import { Drafts } from "./drafts.tsx";
import { MessageForm } from "./message-form.tsx";
import { useMayAct } from "./places.tsx";

type Message = AnswerOf<typeof contactOperations.listMessages>["items"][number];

/** One thread, the first message first; below it what waits for approval, and a form to answer the last. */
export function ThreadPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const query = { partner, thread: id, limit: 200 };
  const reading = useRead(contactOperations.listMessages, { query }, { keep: false, live: true });
  const drafts = useRead(
    contactOperations.listDrafts,
    { query: { partner, limit: 200 } },
    { keep: false, live: true },
  );
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
    drafts.again();
  };
  const waiting = drafts.answer?.items.filter(({ thread, state }) => thread === id && state === "waiting");
  const last = reading.answer?.items[0];
  return (
    <Page
      title={last?.words?.subject ?? m.channel.title}
      crumb={<a href={address(["contacts", "channel"])}>{m.channel.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) => (
            <>
              {items.length === 0 ? (
                <p className="soft">{m.channel.none}</p>
              ) : (
                <Messages of={items.toReversed()} />
              )}
              {waiting === undefined || waiting.length === 0 ? null : <Drafts items={waiting} done={done} />}
              {mayAct && last !== undefined ? <MessageForm answering={last} done={done} /> : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function Messages({ of }: { readonly of: readonly Message[] }) {
  const { m, f } = useLanguage();
  return (
    <Thread
      label={m.channel.messages}
      of={of.map(({ message, side, at, words, receipt }) => ({
        key: message,
        side,
        head: (
          <>
            {words === undefined ? (
              m.undertakings.speakers[side]
            ) : (
              <>
                <strong>
                  <bdi>{words.from}</bdi>
                </strong>{" "}
                {m.channel.toOffice} <bdi>{words.to}</bdi>
              </>
            )}
            , {f.time(at)}
          </>
        ),
        body: (
          <>
            {words === undefined ? (
              <p className="soft">{m.contacts.unreadable}</p>
            ) : (
              <>
                <p className="small">
                  <span className="mark">
                    <bdi>{words.marking}</bdi>
                  </span>{" "}
                  <bdi>{words.subject}</bdi>
                </p>
                <p className="turn-text">
                  <bdi>{words.text}</bdi>
                </p>
              </>
            )}
            <p className={receipt === undefined ? "small warn" : "small soft"}>
              {receipt === undefined
                ? m.channel.waitsForReceipt
                : `${m.channel.receipts[receipt.read]}, ${f.time(receipt.at)}`}
            </p>
          </>
        ),
      }))}
    />
  );
}
