import { z } from "zod";
import { agreementDocument, clauseView, side, signing } from "./agreements-views.ts";
import { bilingual, digest, partyId, ulid } from "./common.ts";

const agreementStates = [
  "draft",
  "in-force",
  "suspended",
  "denounced",
  "ended",
  "expired",
  "unknown",
] as const;

export const agreementSummary = z.strictObject({
  partner: partyId,
  hash: digest,
  id: z.string(),
  version: z.int(),
  title: bilingual.optional(),
  /** `draft`: finalised, not yet begun. */
  state: z.enum(agreementStates),
  from: z.string().optional(),
  until: z.string().optional(),
  noticeEnds: z.string().optional(),
  reviewOverdue: z.boolean().optional(),
  suspendedAreas: z.array(z.string()),
  suspensions: z.array(
    z.strictObject({
      id: ulid,
      by: side,
      at: z.string(),
      areas: z.array(z.string()).optional(),
      reason: z.string(),
      open: z.boolean(),
      resumedBy: z.array(signing),
    }),
  ),
  /** Later versions, finalised and waiting for their start date. */
  next: z.array(z.strictObject({ hash: digest, version: z.int(), from: z.string().optional() })),
});
export type AgreementSummary = z.infer<typeof agreementSummary>;

export const agreementDetail = z.strictObject({
  ...agreementSummary.shape,
  /** The version of this hash; `replaced`: a later one has begun. Suspensions and ends are those of the whole agreement. */
  state: z.enum([...agreementStates, "replaced"]),
  document: agreementDocument.optional(),
  clauses: z.array(clauseView),
  versions: z.array(
    z.strictObject({
      hash: digest,
      version: z.int(),
      /** When the later of the two parties finalised it. */
      at: z.string(),
      from: z.string().optional(),
      negotiation: ulid,
      signatures: z.array(signing),
    }),
  ),
  /** The version of this agreement that counts now. */
  current: digest,
  thresholds: z.array(z.strictObject({ party: side, needed: z.int() })),
});
export type AgreementDetail = z.infer<typeof agreementDetail>;
