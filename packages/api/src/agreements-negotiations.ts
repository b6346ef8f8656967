import { z } from "zod";
import { agreementDiff, agreementDocument, clauseView, side, signing } from "./agreements-views.ts";
import { bilingual, digest, partyId, ulid } from "./common.ts";

/** What a negotiation stands still for, and on whose side. */
export const waitsFor = z.strictObject({
  on: side,
  for: z.enum([
    "answer",
    "document",
    "correction",
    "signature",
    "verification",
    "finalisation",
    "agreed-rules",
  ]),
  /** How many, for signatures. */
  count: z.int().optional(),
});

export const negotiationState = z.enum([
  "offered",
  "countered",
  "accepted",
  "agreed",
  "verified",
  "finalised",
  "terminated",
]);

export const negotiationSummary = z.strictObject({
  negotiation: ulid,
  partner: partyId,
  state: negotiationState,
  round: z.int(),
  /** The document on the table. */
  hash: digest,
  id: z.string(),
  version: z.int(),
  supersedes: digest.optional(),
  offeredBy: side,
  at: z.string(),
  /** When the last thing was said in it: since then it stands still. */
  since: z.string(),
  /** Absent while the document has not arrived. */
  title: bilingual.optional(),
  waitsFor: z.array(waitsFor),
  reason: z.string().optional(),
});
export type NegotiationSummary = z.infer<typeof negotiationSummary>;

export const negotiationDetail = z.strictObject({
  ...negotiationSummary.shape,
  rounds: z.array(z.strictObject({ round: z.int(), by: side, hash: digest, at: z.string() })),
  document: agreementDocument.optional(),
  clauses: z.array(clauseView),
  /** Why the document cannot bind this relation. */
  problem: z.strictObject({ pointer: z.string(), detail: bilingual }).optional(),
  /** Against the previous round, or for a first round against the version that would be replaced. */
  diff: agreementDiff.optional(),
  signatures: z.array(signing),
  thresholds: z.array(z.strictObject({ party: side, needed: z.int() })),
  /** What binds the two parties now, to compare with. */
  inForce: z.strictObject({ hash: digest, version: z.int() }).optional(),
});
export type NegotiationDetail = z.infer<typeof negotiationDetail>;
