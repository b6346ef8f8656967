import { z } from "zod";
import { bilingual, digest, instant, partyId, ulid, words } from "./common.ts";

/** Joint inquiry (inquiry.md §2 to §8): its closed lists, and the words that are sealed. */

export const inquiryStates = [
  "proposed",
  "terms",
  "open",
  "evidence-closed",
  "draft",
  "comment",
  "final",
  "signed",
  "published",
  "lapsed",
  "withdrawn",
] as const;
export type InquiryState = (typeof inquiryStates)[number];

export const inquiryRootKinds = ["leak", "statement", "register", "unknown"] as const;
export const inquiryRelations = [
  "derived_from",
  "quotes",
  "translates",
  "syndicates",
  "repeats",
  "same_origin",
] as const;
export const inquiryAspects = [
  "existence",
  "quantity",
  "unit",
  "place",
  "subject",
  "period",
  "technique",
  "legality",
] as const;
export const inquiryFindingStatuses = ["common_ground", "established", "assessed", "not_determined"] as const;
/** ICD 203, first row: the chance that a statement is true. The term is stored, never a percentage. */
export const inquiryLikelihoods = [
  "almost-no-chance",
  "very-unlikely",
  "unlikely",
  "roughly-even-chance",
  "likely",
  "very-likely",
  "almost-certain",
] as const;
/** The quality of the basis, and nothing about the chance. */
export const inquiryConfidences = ["low", "moderate", "high"] as const;
export const inquiryReliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export const inquiryCredibilities = ["1", "2", "3", "4", "5", "6"] as const;
export const inquiryCommentCategories = ["fact", "wording", "secrecy", "procedure"] as const;
export const inquiryReadingReasons = ["examine", "verify", "translate", "report"] as const;

const hours = z.int().min(0).max(8784);

export const inquiryTermsText = {
  /** What is to be examined. */
  facts: bilingual,
  powers: bilingual,
  bodies: z.array(words(200)).min(1).max(10),
  languages: z.array(z.enum(["en", "fr"])).min(1),
  /** Evidence after this goes to a list of its own. */
  evidenceUntil: instant,
  /** How long the draft may be commented on. */
  commentHours: hours.optional(),
  /** How long a party has to sign the report; silence is "did not sign". */
  signHours: hours.optional(),
  /** What may be published without every party's consent. */
  withoutConsent: z.enum(["notice", "nothing"]),
};
/** Terms of reference as they are sealed and signed: these bytes and no others. */
export const inquiryTerms = z.strictObject({
  type: z.literal("entente-inquiry-terms"),
  spec: z.literal("1.0"),
  inquiry: ulid,
  draft: z.int(),
  claims: z.array(ulid),
  ...inquiryTermsText,
  commentHours: hours,
  signHours: hours,
});
export type InquiryTerms = z.infer<typeof inquiryTerms>;

export const inquiryProposalWords = z.strictObject({ title: words(200), ground: words(2000) });

/** What a person says about a piece of evidence; the bytes themselves lie beside it. */
export const inquiryEvidenceWords = z.strictObject({
  name: words(200),
  description: words(4000),
  mediaType: z
    .string()
    .max(100)
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  claimedOrigin: words(400),
  obtained: z.strictObject({ how: words(1000), by: words(200), at: instant }),
  label: words(200),
  rights: words(400),
});

export const inquiryBearing = z.strictObject({ claim: ulid, way: z.enum(["supports", "contrary"]) });

/** A count that a finding states, with everything without which it says little. */
export const inquiryFigure = z.strictObject({
  value: z.string().regex(/^\d{1,18}(\.\d{1,6})?$/),
  unit: z.enum(["records", "events", "identifiers", "persons", "targets", "orders", "unstated"]).optional(),
  period: words(200).optional(),
  sense: z
    .enum([
      "collected_by",
      "collected_at",
      "provided_by",
      "received_by",
      "caller",
      "callee",
      "person",
      "unspecified",
    ])
    .optional(),
  basis: z.enum(["counted", "estimated"]).optional(),
});

/** What a finding says. Likelihood and confidence are two members, and never one sentence. */
export const inquiryFindingWords = z.strictObject({
  text: bilingual,
  aspects: z.array(z.enum(inquiryAspects)).min(1),
  likelihood: z.string().max(40).optional(),
  confidence: z.enum(inquiryConfidences).optional(),
  figures: z.array(inquiryFigure).max(20),
  basis: z.strictObject({
    roots: z.array(ulid).max(20),
    gaps: bilingual.optional(),
    assumptions: bilingual.optional(),
    contrary: bilingual.optional(),
  }),
  alternatives: z.array(bilingual).max(10),
  /** Why nothing could be determined. */
  reason: bilingual.optional(),
  /** What changed since the finding this one replaces. */
  change: bilingual.optional(),
});
export type InquiryFindingWords = z.infer<typeof inquiryFindingWords>;

export const inquiryCommentWords = z.strictObject({ text: words(8000), proposed: words(8000).optional() });
export const inquiryDissentWords = z.strictObject({ text: bilingual });
export const inquiryReasonWords = z.strictObject({ reason: words(4000) });

/** The whole report as it is sealed and signed. */
export const inquiryReport = z.strictObject({
  type: z.literal("entente-inquiry-report"),
  spec: z.literal("1.0"),
  inquiry: ulid,
  docket: ulid,
  round: z.int(),
  parties: z.array(partyId),
  title: z.string(),
  terms: inquiryTerms,
  evidence: z.array(
    z.strictObject({
      id: ulid,
      by: partyId,
      sha256: digest,
      root: ulid,
      rootKind: z.enum(inquiryRootKinds),
      quarantined: z.boolean(),
      late: z.boolean(),
    }),
  ),
  findings: z.array(
    z.strictObject({
      id: ulid,
      number: z.int(),
      by: partyId,
      status: z.enum(inquiryFindingStatuses),
      claims: z.array(ulid),
      ...inquiryFindingWords.shape,
    }),
  ),
  dissents: z.array(z.strictObject({ id: ulid, finding: ulid, by: partyId, text: bilingual })),
  comments: z.array(
    z.strictObject({
      id: ulid,
      by: partyId,
      finding: ulid.optional(),
      category: z.enum(inquiryCommentCategories),
      ...inquiryCommentWords.shape,
      outcome: z.enum(["accepted", "appended"]),
    }),
  ),
});
export type InquiryReport = z.infer<typeof inquiryReport>;

export const inquiryProblem = z.strictObject({
  rule: z.int(),
  level: z.enum(["error", "warning"]),
  /** JSON Pointer into the finding. */
  at: z.string(),
  text: bilingual,
});
export type InquiryProblem = z.infer<typeof inquiryProblem>;
