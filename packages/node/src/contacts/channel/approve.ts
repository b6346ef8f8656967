import { conflict, notFound } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import { draftOf } from "./view.ts";
import { messageWords } from "./words.ts";

/**
 * Approves another officer's draft, and sends it. The agreement is not asked: while it is suspended the parties go on
 * talking in confidence. What stands in the way of a message is a second person, not a clause.
 */
export function approveMessage(acting: Acting, call: ActCall, message: string) {
  return acting.act(call, (reader) => {
    const draft = draftOf(reader, message);
    if (draft === undefined) throw notFound("draft");
    const { partner, thread, reply_to: replyTo, by_account: drafter } = draft;
    acting.requireRelation(partner, reader);
    if (draft.state !== "waiting") throw conflict("This message was sent before.");
    if (drafter === call.session.account)
      throw ruleRefusal({ partner, action: "message.sent/1", subject: message }, "own-draft", {
        en: "Who drafted a message does not approve it. Another liaison officer does.",
        fr: "L’auteur d’un projet de message ne l’approuve pas. Un autre officier de liaison s’en charge.",
      });
    const words = acting.words(draft.payload, messageWords);
    if (words === undefined) throw conflict("The words of this draft can no longer be opened.");
    return {
      entries: acting.says(call, partner, {
        kind: "message.sent/1",
        actor: "liaison-officer",
        body: { message, thread, ...(replyTo === null ? {} : { replyTo }) },
        items: [wordsItem("message", words)],
      }),
      expects: versionsOf(reader, `message:${message}`),
      result: { message },
    };
  });
}
