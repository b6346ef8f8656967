import { z } from "zod";
import { otherSide, payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";
import { account, id, party } from "../bodies.ts";
import { mineOf, rowOf } from "../rows.ts";
import { hasThread, type MessageRow } from "./view.ts";

const place = { message: id, thread: id, replyTo: id.optional() };

/** A draft stays in the house until somebody else approves it. */
const messageDrafted = entryKind({
  kind: "message.drafted/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({ ...place, partner: party, by: account }),
  fold: (entry) => {
    const { message, thread, replyTo, partner, by } = entry.body;
    return {
      changes: [
        [
          "channel.draft",
          {
            id: message,
            partner,
            thread,
            replyTo: replyTo ?? null,
            by,
            at: entry.at,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`message:${message}`],
    };
  },
});

const messageSent = entryKind({
  kind: "message.sent/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject(place),
  fold: (entry) => {
    const { message, thread, replyTo } = entry.body;
    const partner = otherSide(entry);
    const row = { id: message, partner, mine: mineOf(entry), at: entry.at, thread };
    return {
      changes: [
        ["channel.send", { ...row, replyTo: replyTo ?? null, payload: payloadOf(entry) }],
        ...(entry.mine ? [["channel.leave", { id: message, partner }] as const] : []),
      ],
      touches: [`message:${message}`],
    };
  },
  receive: ({ body, party: from, envelope }, reader) => {
    const { message, thread, replyTo } = body;
    if (envelope.set?.count !== 1) return { aside: "a message without its words" };
    if (rowOf(reader, "view_message", from, message) !== undefined)
      return { aside: "another message with this id was sent" };
    if (replyTo === undefined)
      return hasThread(reader, from, thread)
        ? { aside: "a message put into a thread that it does not answer" }
        : {};
    return rowOf<MessageRow>(reader, "view_message", from, replyTo)?.thread === thread
      ? {}
      : { aside: "an answer to a message that is not in that thread of this relation" };
  },
});

/** The receiving node opened it, or found that it holds no message; written by the node, not by a person. */
const messageReceipted = entryKind({
  kind: "message.receipted/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({ message: id, read: z.enum(["opened", "not-readable"]) }),
  fold: (entry) => ({
    changes: [
      [
        "channel.receipt",
        { id: entry.body.message, partner: otherSide(entry), at: entry.at, receipt: entry.body.read },
      ],
    ],
    touches: [`message:${entry.body.message}`],
  }),
  receive: ({ body, party: from }, reader) => {
    const row = rowOf<MessageRow>(reader, "view_message", from, body.message);
    if (row === undefined || row.mine === 0)
      return { aside: "a receipt for a message that was not sent there" };
    return row.receipted_at === null ? {} : { aside: "this message was receipted before" };
  },
});

export const channelKinds = [messageDrafted, messageSent, messageReceipted];
