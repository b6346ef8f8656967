import { z } from "zod";
import { instant, partyId, ulid, words } from "./common.ts";
import { confidants, desk, liaison, lists, office, page, paged, side } from "./contacts-common.ts";
import { acts, reads } from "./operation.ts";

const messageWords = {
  from: office,
  to: office,
  subject: words(200),
  /** The level, in the words of the sender's house. */
  marking: words(120),
  text: words(20_000),
};
const draft = z.strictObject({
  message: ulid,
  partner: partyId,
  thread: ulid,
  replyTo: ulid.optional(),
  by: z.string(),
  at: instant,
  ageDays: z.int(),
  state: z.enum(["waiting", "sent"]),
  words: z.strictObject(messageWords).optional(),
});
const message = z.strictObject({
  message: ulid,
  partner: partyId,
  thread: ulid,
  replyTo: ulid.optional(),
  side,
  at: instant,
  ageDays: z.int(),
  receipt: z.strictObject({ at: instant, read: z.enum(["opened", "not-readable"]) }).optional(),
  words: z.strictObject(messageWords).optional(),
});
const thread = z.strictObject({
  thread: ulid,
  partner: partyId,
  messages: z.int(),
  lastAt: instant,
  ageDays: z.int(),
  /** Who has not answered the last message. */
  waitsFor: side,
  receipted: z.boolean(),
  subject: z.string().optional(),
});

/** The diplomatic channel: messages between offices, approved before they go, receipted and threaded. */
export const channelOperations = {
  draftMessage: acts({
    id: "draftMessage",
    method: "POST",
    path: "/v1/channel/drafts",
    desk,
    summary:
      "Drafts a message between offices, sealed; it goes when another liaison officer has approved it.",
    roles: liaison,
    body: z.strictObject({ partner: partyId, replyTo: ulid.optional(), ...messageWords }),
    answer: z.strictObject({ message: ulid, thread: ulid }),
  }),
  approveMessage: acts({
    id: "approveMessage",
    method: "POST",
    path: "/v1/channel/drafts/{message}/approve",
    desk,
    summary: "Approves another officer's draft, and sends it. It goes while the agreement is suspended, too.",
    roles: liaison,
    asserted: true,
    params: z.strictObject({ message: ulid }),
    answer: z.strictObject({ message: ulid }),
  }),
  listDrafts: lists(
    { id: "listDrafts", path: "/v1/channel/drafts", summary: "Drafts of this party, the last first." },
    confidants,
    draft,
  ),
  listThreads: lists(
    {
      id: "listThreads",
      path: "/v1/channel/threads",
      summary: "Threads of the channel, and who is to answer.",
    },
    confidants,
    thread,
  ),
  listMessages: reads({
    id: "listMessages",
    method: "GET",
    path: "/v1/channel/messages",
    desk,
    summary: "Messages of the channel, the last first, with their receipts.",
    roles: confidants,
    query: z.strictObject({ ...paged, thread: ulid.optional() }),
    answer: page(message),
  }),
};
