import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { textWords } from "../bodies.ts";
import { knownRow } from "../rows.ts";
import type { StepRow, UndertakingRow } from "./view.ts";

type About = { readonly partner: string; readonly undertaking: string; readonly text: string };

const known = (reader: Reader, { partner, undertaking }: About): UndertakingRow =>
  knownRow<UndertakingRow>(reader, "view_undertaking", partner, undertaking, "undertaking");

/** Shows what was done for an own undertaking. */
export function evidenceUndertaking(acting: Acting, call: ActCall, about: About) {
  const { partner, undertaking, text } = about;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (known(reader, about).mine === 0)
      throw ruleRefusal(
        { partner, action: "undertaking.evidenced/1", subject: undertaking },
        "not-the-owner",
        {
          en: "Evidence is given by the owner of the undertaking. The other party assesses it.",
          fr: "C’est à l’auteur de l’engagement d’en apporter la preuve. L’autre partie l’apprécie.",
        },
      );
    const evidence = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "undertaking.evidenced/1",
        actor: "liaison-officer",
        body: { undertaking, evidence },
        items: [wordsItem("evidence", textWords.parse({ text }))],
      }),
      expects: versionsOf(reader, `undertaking:${undertaking}`),
      result: { evidence },
    };
  });
}

/** Says whether the partner's undertaking was met. Nobody judges their own. */
export function assessUndertaking(
  acting: Acting,
  call: ActCall,
  about: About & { readonly result: NonNullable<StepRow["result"]> },
) {
  const { partner, undertaking, text, result } = about;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (known(reader, about).mine === 1)
      throw ruleRefusal(
        { partner, action: "undertaking.assessed/1", subject: undertaking },
        "own-undertaking",
        {
          en: "Whether an undertaking was met is said by the party to whom it was given.",
          fr: "C’est à la partie envers laquelle l’engagement a été pris de dire s’il a été tenu.",
        },
      );
    const assessment = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "undertaking.assessed/1",
        actor: "liaison-officer",
        body: { undertaking, assessment, result },
        items: [wordsItem("assessment", textWords.parse({ text }))],
      }),
      expects: versionsOf(reader, `undertaking:${undertaking}`),
      result: { assessment },
    };
  });
}
