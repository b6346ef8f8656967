import type { BodyOf, contactOperations } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import { knownRow } from "../rows.ts";
import type { MessageRow } from "./view.ts";
import { messageWords } from "./words.ts";

type Given = BodyOf<typeof contactOperations.draftMessage>;

/** Drafts a message. An answer stands in the thread of what it answers; anything else begins one. */
export function draftMessage(acting: Acting, call: ActCall, { partner, replyTo, ...given }: Given) {
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const answered =
      replyTo === undefined
        ? undefined
        : knownRow<MessageRow>(reader, "view_message", partner, replyTo, "message");
    const message = acting.newId();
    const thread = answered?.thread ?? acting.newId();
    return {
      entries: [
        {
          log: "house",
          kind: "message.drafted/1",
          actor: "liaison-officer",
          body: {
            message,
            thread,
            ...(replyTo === undefined ? {} : { replyTo }),
            partner,
            by: call.session.account,
          },
          items: [wordsItem("message", messageWords.parse(given))],
        },
      ],
      expects: versionsOf(reader, `message:${message}`),
      result: { message, thread },
    };
  });
}
