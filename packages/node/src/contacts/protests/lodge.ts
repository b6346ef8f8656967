import { conflict } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import { textWords } from "../bodies.ts";
import { knownRow } from "../rows.ts";
import type { ProtestRow } from "./view.ts";

/** Lodges a note of protest. No clause is asked: a party may always protest. */
export function lodgeProtest(
  acting: Acting,
  call: ActCall,
  { partner, text }: { readonly partner: string; readonly text: string },
) {
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const protest = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "protest.lodged/1",
        actor: "liaison-officer",
        body: { protest },
        items: [wordsItem("protest", textWords.parse({ text }))],
      }),
      expects: versionsOf(reader, `protest:${protest}`),
      result: { protest },
    };
  });
}

/** Acknowledges the partner's note. It is done once; an acknowledgement concedes nothing and needs no words. */
export function acknowledgeProtest(
  acting: Acting,
  call: ActCall,
  given: { readonly partner: string; readonly protest: string; readonly text?: string | undefined },
) {
  const { partner, protest, text } = given;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const row = knownRow<ProtestRow>(reader, "view_protest", partner, protest, "protest");
    if (row.mine === 1)
      throw ruleRefusal({ partner, action: "protest.acknowledged/1", subject: protest }, "own-protest", {
        en: "A protest is acknowledged by the party with which it was lodged.",
        fr: "C’est à la partie saisie de la protestation d’en accuser réception.",
      });
    if (row.acknowledged_at !== null) throw conflict("This protest was acknowledged before.");
    return {
      entries: acting.says(call, partner, {
        kind: "protest.acknowledged/1",
        actor: "liaison-officer",
        body: { protest },
        items: [wordsItem("acknowledgement", text === undefined ? {} : { text })],
      }),
      expects: versionsOf(reader, `protest:${protest}`),
      result: { protest },
    };
  });
}
