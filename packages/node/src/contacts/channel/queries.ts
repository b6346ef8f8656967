import type { AnswerOf, contactOperations } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import { ageInDays, type Paging, pageOf, sideOf } from "../rows.ts";
import type { DraftRow, MessageRow } from "./view.ts";
import { messageWords } from "./words.ts";

type Draft = AnswerOf<typeof contactOperations.listDrafts>["items"][number];
type Message = AnswerOf<typeof contactOperations.listMessages>["items"][number];
type Thread = AnswerOf<typeof contactOperations.listThreads>["items"][number];

const wordsOf = (acting: Acting, payload: string) => {
  const words = acting.words(payload, messageWords);
  return words === undefined ? {} : { words };
};
const placeOf = (row: { readonly thread: string; readonly reply_to: string | null }) => ({
  thread: row.thread,
  ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
});

export function listDrafts(acting: Acting, paging: Paging): { items: Draft[]; next?: number } {
  return pageOf<DraftRow, Draft>(acting.reader, "view_message_draft", paging, (row) => ({
    message: row.id,
    partner: row.partner,
    ...placeOf(row),
    by: row.by_account,
    at: instantText(row.at),
    ageDays: ageInDays(row.at, acting.now()),
    state: row.state,
    ...wordsOf(acting, row.payload),
  }));
}

export function listMessages(
  acting: Acting,
  paging: Paging & { readonly thread?: string | undefined },
): { items: Message[]; next?: number } {
  const { thread, ...rest } = paging;
  return pageOf<MessageRow, Message>(
    acting.reader,
    "view_message",
    rest,
    (row) => ({
      message: row.id,
      partner: row.partner,
      ...placeOf(row),
      side: sideOf(row),
      at: instantText(row.at),
      ageDays: ageInDays(row.at, acting.now()),
      ...(row.receipted_at === null
        ? {}
        : { receipt: { at: instantText(row.receipted_at), read: row.receipt! } }),
      ...wordsOf(acting, row.payload),
    }),
    thread === undefined ? undefined : { thread },
  );
}

/** Threads by their last message. SQLite takes the other columns from the row that has the greatest `seq`. */
const THREADS = `(SELECT partner, thread, thread AS id, max(seq) AS seq, count(*) AS messages, mine, at, receipted_at, payload
  FROM view_message GROUP BY partner, thread)`;

export function listThreads(acting: Acting, paging: Paging): { items: Thread[]; next?: number } {
  return pageOf<MessageRow & { readonly messages: number }, Thread>(acting.reader, THREADS, paging, (row) => {
    const subject = acting.words(row.payload, messageWords)?.subject;
    return {
      thread: row.thread,
      partner: row.partner,
      messages: row.messages,
      lastAt: instantText(row.at),
      ageDays: ageInDays(row.at, acting.now()),
      waitsFor: row.mine === 1 ? "theirs" : "ours",
      receipted: row.receipted_at !== null,
      ...(subject === undefined ? {} : { subject }),
    };
  });
}
