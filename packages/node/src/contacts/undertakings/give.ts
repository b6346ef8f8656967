import { type BodyOf, type contactOperations, invalid } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import { knownRow } from "../rows.ts";
import { releasesWithin } from "./counting.ts";
import { termsProblem, undertakingWords } from "./terms.ts";

type Given = BodyOf<typeof contactOperations.giveUndertaking>;

/** Undertakes something for this party. In another's name it is refused; a measure's baseline is counted here. */
export function giveUndertaking(acting: Acting, call: ActCall, given: Given) {
  const { partner, owner, contact, text, scope, covers, silent, due, measure } = given;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (owner !== acting.us)
      throw ruleRefusal(
        { partner, action: "undertaking.given/1" },
        "not-the-owner",
        {
          en: "A party undertakes for itself. What another party is to do, it undertakes itself, or it is asked for.",
          fr: "Une partie ne s’engage que pour elle-même. Ce que l’autre doit faire, elle s’y engage elle-même, ou on le lui demande.",
        },
        "/owner",
      );
    if (contact !== undefined) knownRow(reader, "view_contact", partner, contact, "contact");
    const problem = termsProblem({ covers, silent, measure });
    if (problem !== undefined) throw invalid(problem.pointer, problem.detail);
    if (measure !== undefined && Date.parse(measure.until) > acting.now())
      throw invalid("/measure/until", "A baseline is counted, not foretold: its period must have ended.");
    const counted =
      measure === undefined
        ? undefined
        : releasesWithin(reader, partner, true, measure, {
            from: Date.parse(measure.from),
            until: Date.parse(measure.until),
          });
    const undertaking = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "undertaking.given/1",
        actor: "liaison-officer",
        body: {
          undertaking,
          owner,
          ...(contact === undefined ? {} : { contact }),
          covers: periodBody(covers),
          silent: silent.map(periodBody),
          due,
          ...(measure === undefined ? {} : { measure: { ...measure, baseline: counted! } }),
        },
        items: [wordsItem("undertaking", undertakingWords.parse({ text, scope }))],
      }),
      expects: versionsOf(reader, `undertaking:${undertaking}`),
      result: { undertaking, ...(counted === undefined ? {} : { baseline: counted }) },
    };
  });
}

type Ends = { readonly from?: string | undefined; readonly until?: string | undefined };
/** Without the members that are not there: canonical JSON knows no undefined. */
const periodBody = ({ from, until }: Ends): Record<string, string> => ({
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});
