import type { Sentence } from "@entente/api";
import { undertakingResults } from "@entente/api";
import { z } from "zod";
import { otherSide, payloadOf } from "../../acting/index.ts";
import { entryKind, type Folding, type Reception } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { id, party } from "../bodies.ts";
import { mineOf, rowOf } from "../rows.ts";
import { terms, termsProblem } from "./terms.ts";
import type { UndertakingRow } from "./view.ts";

/** A commitment. `owner` is who gives it, and can only be who writes it. */
const undertakingGiven = entryKind({
  kind: "undertaking.given/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({ undertaking: id, owner: party, contact: id.optional(), ...terms.shape }),
  fold: (entry) => {
    const { undertaking, owner: _, contact, ...given } = entry.body;
    return {
      changes: [
        [
          "undertakings.give",
          {
            id: undertaking,
            partner: otherSide(entry),
            mine: mineOf(entry),
            at: entry.at,
            contact: contact ?? null,
            terms: JSON.stringify(given),
            due: given.due,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`undertaking:${undertaking}`],
    };
  },
  receive: ({ body, party: from, envelope }, reader) => {
    if (body.owner !== from) return { aside: "an undertaking in another party's name" };
    if (envelope.set?.count !== 1) return { aside: "an undertaking without its words" };
    if (rowOf(reader, "view_undertaking", from, body.undertaking) !== undefined)
      return { aside: "another undertaking with this id was given" };
    if (body.contact !== undefined && rowOf(reader, "view_contact", from, body.contact) === undefined)
      return { aside: "an undertaking given at a contact that is not recorded in this relation" };
    const problem = termsProblem(body);
    return problem === undefined ? {} : { aside: `/${problem.pointer.slice(1)}: ${problem.detail}` };
  },
});

type Step = { readonly undertaking: string };

function stepFold(entry: Folding<Step>, own: string, result: string | null) {
  const { undertaking } = entry.body;
  const partner = otherSide(entry);
  const row = { id: own, partner, mine: mineOf(entry), at: entry.at, undertaking, result };
  return {
    changes: [
      ["undertakings.step", { ...row, payload: payloadOf(entry) }] as const,
      ...(result === null ? [] : [["undertakings.assess", { partner, undertaking, result }] as const]),
    ],
    touches: [`undertaking:${undertaking}`],
  };
}

/** A step by the partner: evidence about its own undertaking, or its word on one of ours. */
function stepReceive(
  { body, party: from, envelope }: Folding<Step>,
  reader: Reader,
  own: string,
  about: { readonly mine: 0 | 1; readonly otherwise: Sentence },
): Reception {
  if (envelope.set?.count !== 1) return { aside: "a step without its words" };
  const row = rowOf<UndertakingRow>(reader, "view_undertaking", from, body.undertaking);
  if (row === undefined) return { aside: "about an undertaking that was not given in this relation" };
  if (row.mine !== about.mine) return { aside: about.otherwise };
  return rowOf(reader, "view_undertaking_step", from, own) === undefined
    ? {}
    : { aside: "another step with this id was recorded" };
}

const undertakingEvidenced = entryKind({
  kind: "undertaking.evidenced/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({ undertaking: id, evidence: id }),
  fold: (entry) => stepFold(entry, entry.body.evidence, null),
  receive: (entry, reader) =>
    stepReceive(entry, reader, entry.body.evidence, {
      mine: 0,
      otherwise: "evidence for an undertaking of another party",
    }),
});

const undertakingAssessed = entryKind({
  kind: "undertaking.assessed/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({ undertaking: id, assessment: id, result: z.enum(undertakingResults) }),
  fold: (entry) => stepFold(entry, entry.body.assessment, entry.body.result),
  receive: (entry, reader) =>
    stepReceive(entry, reader, entry.body.assessment, {
      mine: 1,
      otherwise: "a party's word on its own undertaking",
    }),
});

export const undertakingKinds = [undertakingGiven, undertakingEvidenced, undertakingAssessed];
