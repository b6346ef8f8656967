import { type BodyOf, type contactOperations, invalid } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import { textWords } from "../bodies.ts";
import { knownRow } from "../rows.ts";
import type { ContactRow } from "./view.ts";
import { contactWords } from "./words.ts";

type Given = BodyOf<typeof contactOperations.recordContact>;

/** Records that a contact took place. Any clock may be in the words: what happened is stated, not measured. */
export function recordContact(acting: Acting, call: ActCall, given: Given) {
  const { partner, form, access, start, end, participants, place } = given;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (end !== "short" && end < start) throw invalid("/end", "It ends before it begins.");
    const contact = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "contact.recorded/1",
        actor: "liaison-officer",
        body: { contact, form, access, start, end },
        items: [wordsItem("contact", contactWords.parse({ participants, place }))],
      }),
      expects: versionsOf(reader, `contact:${contact}`),
      result: { contact },
    };
  });
}

/** Keeps this party's own minutes, apart from the contact's public existence. */
export function keepMinutes(
  acting: Acting,
  call: ActCall,
  { partner, contact, text }: { readonly partner: string; readonly contact: string; readonly text: string },
) {
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    knownRow<ContactRow>(reader, "view_contact", partner, contact, "contact");
    const minutes = acting.newId();
    return {
      entries: [
        {
          log: "house",
          kind: "minutes.kept/1",
          actor: "liaison-officer",
          body: { minutes, partner, contact, by: call.session.account },
          items: [wordsItem("minutes", textWords.parse({ text }))],
        },
      ],
      expects: {},
      result: { minutes },
    };
  });
}
