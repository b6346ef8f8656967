import { type BodyOf, type contactOperations, invalid } from "@entente/api";
import { z } from "zod";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import { time } from "../bodies.ts";
import { knownRow } from "../rows.ts";
import type { ProtestRow } from "./view.ts";

const short = z.string().min(1).max(160);
export const summonsWords = z.strictObject({
  office: short,
  by: short,
  place: short,
  time,
  attendedBy: short.optional(),
  reason: z.string().min(1).max(2000),
  outcomeText: z.string().min(1).max(4000),
});

type Given = BodyOf<typeof contactOperations.recordSummons>;

/** Records that an office of the partner was called in. Whether anybody came stands in clear; all words are sealed. */
export function recordSummons(acting: Acting, call: ActCall, given: Given) {
  const { partner, attended, outcome, protest, office, by, place, time: at, attendedBy, reason } = given;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if ((attended === "no") !== (attendedBy === undefined))
      throw invalid("/attendedBy", attended === "no" ? "Nobody came." : "Say which office came.");
    if (protest !== undefined) {
      const row = knownRow<ProtestRow>(reader, "view_protest", partner, protest, "protest");
      if (row.mine === 0)
        throw ruleRefusal(
          { partner, action: "summons.recorded/1", subject: protest },
          "not-own-protest",
          {
            en: "A party calls the other in over its own protest.",
            fr: "Une partie convoque l’autre au sujet de sa propre protestation.",
          },
          "/protest",
        );
    }
    const summons = acting.newId();
    const came = attendedBy === undefined ? {} : { attendedBy };
    const words = { office, by, place, time: at, reason, outcomeText: given.outcomeText, ...came };
    return {
      entries: acting.says(call, partner, {
        kind: "summons.recorded/1",
        actor: "liaison-officer",
        body: { summons, attended, outcome, ...(protest === undefined ? {} : { protest }) },
        items: [wordsItem("summons", words)],
      }),
      expects: versionsOf(reader, `summons:${summons}`),
      result: { summons },
    };
  });
}
