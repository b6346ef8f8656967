import { invalid } from "@entente/api";
import {
  type ActCall,
  type Acting,
  digestOfWords,
  ruleRefusal,
  versionsOf,
  wordsItem,
} from "../../acting/index.ts";
import { knownRow } from "../rows.ts";
import { READ_OUT } from "./entries.ts";
import { type ContactRow, readOutsOf } from "./view.ts";
import { asJson, itemsProblem, type ReadOutWords, readOutWords } from "./words.ts";

type Given = {
  readonly partner: string;
  readonly contact: string;
  readonly items: ReadOutWords["items"];
  readonly supersedes?: string | undefined;
};

/** Signs this party's read-out: one for each contact. A correction names the version in force, and both stay to be read. */
export function signReadOut(acting: Acting, call: ActCall, given: Given) {
  const { partner, contact, items, supersedes } = given;
  return acting.act(call, async (reader) => {
    acting.requireRelation(partner, reader);
    // Read before anything is waited for: what moves meanwhile makes this decide again.
    const expects = versionsOf(reader, `contact:${contact}`, `agreement:${partner}`);
    knownRow<ContactRow>(reader, "view_contact", partner, contact, "contact");
    const problem = itemsProblem(items);
    if (problem !== undefined) throw invalid(problem.pointer, problem.detail);
    const versions = readOutsOf(reader, partner, contact).filter(({ mine }) => mine === 1);
    const current = versions.at(-1);
    if (current !== undefined && supersedes === undefined)
      throw ruleRefusal(
        { partner, action: READ_OUT, subject: contact },
        "read-out-given",
        {
          en: "This party has signed its read-out of this contact. A correction names the version it supersedes, and both are shown.",
          fr: "Cette partie a déjà signé son compte rendu de ce contact. Une correction désigne la version qu’elle remplace, et les deux restent affichées.",
        },
        "/supersedes",
      );
    if (supersedes !== current?.id)
      throw invalid("/supersedes", "That is not this party’s read-out in force of this contact.");
    const correcting = supersedes === undefined ? {} : { supersedes };
    const words = readOutWords.parse({ contact, items, ...correcting });
    const id = acting.newId();
    const signed = await acting.sign(call, partner, {
      kind: READ_OUT,
      id,
      digest: digestOfWords(asJson(words)),
    });
    return {
      entries: acting.says(call, partner, {
        kind: READ_OUT,
        actor: "signatory",
        body: { contact, readout: id, items: items.length, signed, ...correcting },
        items: [wordsItem("read-out", asJson(words))],
      }),
      expects,
      result: { readOut: id, version: versions.length + 1 },
    };
  });
}
