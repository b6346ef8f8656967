import { z } from "zod";
import { bilingual, partyId } from "./common.ts";

/** Codes as agreements write them: of areas, organisations, levels, caveats, places. */
export const agreementCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/);
/** An agreement document. The node checks it against the published schema and answers with a pointer into it. */
export const agreementDocument = z.record(z.string(), z.json());
export type AgreementJson = z.infer<typeof agreementDocument>;

export const side = z.enum(["us", "partner"]);

/** A signature that a document has. */
export const signing = z.strictObject({ by: side, kid: z.string(), at: z.string() });

const change = z.strictObject({
  path: z.string(),
  before: z.json().optional(),
  after: z.json().optional(),
});
/** What a round or an amendment changes, by clause id; `rest` is everything outside the clauses. */
export const agreementDiff = z.strictObject({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.strictObject({ id: z.string(), params: z.array(change), text: z.array(change) })),
  rest: z.array(change),
});

export type AgreementDiff = z.infer<typeof agreementDiff>;

/** A clause as it is read before signing: the words that bind the parties, and what its parameters mean. */
export const clauseView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: bilingual,
  text: bilingual,
  sentence: bilingual,
  direction: z.array(z.strictObject({ from: partyId, to: partyId })).optional(),
});
export type ClauseView = z.infer<typeof clauseView>;

/** What the agreement makes of an act: every clause that forbids, or what the permission obliges to. */
export const trialAnswer = z.strictObject({
  verdict: z.enum(["permit", "permit-with-obligations", "refuse"]),
  summary: bilingual,
  violations: z.array(
    z.strictObject({
      clause: z.string(),
      kind: z.string(),
      code: z.string(),
      curable: z.boolean(),
      text: bilingual,
    }),
  ),
  obligations: z.array(
    z.strictObject({
      clause: z.string(),
      type: z.string(),
      phase: z.enum(["before", "with", "after"]),
      by: z.string().optional(),
      text: bilingual,
    }),
  ),
});
export type AgreementTrial = z.infer<typeof trialAnswer>;
