import { z } from "zod";
import { code, digest, instant, partyId, ulid } from "./common.ts";
import {
  inquiryBearing,
  inquiryCommentCategories,
  inquiryCommentWords,
  inquiryCredibilities,
  inquiryDissentWords,
  inquiryEvidenceWords,
  inquiryFindingStatuses,
  inquiryFindingWords,
  inquiryProblem,
  inquiryProposalWords,
  inquiryRelations,
  inquiryReliabilities,
  inquiryRootKinds,
  inquiryStates,
  inquiryTerms,
} from "./inquiry-words.ts";

/** What is shown of a joint inquiry. */

const side = z.enum(["ours", "theirs"]);

/** What stands on the face of the report for each party. */
export const inquiryDecision = z.strictObject({
  party: partyId,
  decision: z.enum(["signed", "refused", "pending", "did-not-sign"]),
  at: instant.optional(),
  finding: ulid.optional(),
  /** Absent where a refusal's reasons are not readable here. */
  reasons: z.string().optional(),
});

export const inquiryListed = z.strictObject({
  inquiry: ulid,
  partner: partyId,
  docket: ulid,
  by: side,
  state: z.enum(inquiryStates),
  round: z.int(),
  areas: z.array(code),
  claims: z.array(ulid),
  proposedAt: instant,
  answerBy: instant,
  days: z.int(),
  title: z.string().optional(),
});

const shownEvidence = z.strictObject({
  evidence: ulid,
  by: side,
  at: instant,
  sha256: digest,
  size: z.int(),
  quarantined: z.boolean(),
  late: z.boolean(),
  root: ulid,
  rootKind: z.enum(inquiryRootKinds),
  bears: z.array(inquiryBearing),
  grades: z.array(
    z.strictObject({
      by: side,
      claim: ulid,
      reliability: z.enum(inquiryReliabilities),
      credibility: z.enum(inquiryCredibilities),
      /** `1` is "confirmed by other sources", and there are fewer than two roots now. */
      unsupported: z.boolean(),
    }),
  ),
  words: inquiryEvidenceWords.optional(),
});

const shownFinding = z.strictObject({
  finding: ulid,
  number: z.int(),
  version: z.int(),
  by: side,
  at: instant,
  status: z.enum(inquiryFindingStatuses),
  claims: z.array(ulid),
  earlier: ulid.optional(),
  words: inquiryFindingWords.optional(),
  problems: z.array(inquiryProblem),
});

const corroboration = z.strictObject({
  claim: ulid,
  /** Distinct known roots of what supports the claim; one unknown root alone makes 1. */
  count: z.int(),
  contrary: z.int(),
});

export const inquiryWhole = z.strictObject({
  ...inquiryListed.shape,
  words: inquiryProposalWords.optional(),
  terms: z
    .strictObject({
      digest,
      draft: z.int(),
      by: side,
      at: instant,
      signedBy: z.array(side),
      words: inquiryTerms.optional(),
      /** The sealed words are not what was announced: they are never signed. */
      altered: z.boolean(),
    })
    .optional(),
  openedAt: instant.optional(),
  evidenceClosed: z.partialRecord(side, instant),
  evidence: z.array(shownEvidence),
  edges: z.array(
    z.strictObject({
      edge: ulid,
      by: side,
      from: ulid,
      relation: z.enum(inquiryRelations),
      to: ulid,
      at: instant,
      why: z.string().optional(),
    }),
  ),
  corroboration: z.array(corroboration),
  findings: z.array(shownFinding),
  comments: z.array(
    z.strictObject({
      comment: ulid,
      by: side,
      at: instant,
      finding: ulid.optional(),
      category: z.enum(inquiryCommentCategories),
      outcome: z.enum(["accepted", "appended"]),
      words: inquiryCommentWords.optional(),
    }),
  ),
  dissents: z.array(
    z.strictObject({
      dissent: ulid,
      by: side,
      at: instant,
      finding: ulid,
      words: inquiryDissentWords.optional(),
    }),
  ),
  commentsUntil: instant.optional(),
  report: z
    .strictObject({
      digest,
      at: instant,
      face: z.array(inquiryDecision),
      /** Composed anew from both logs: the same bytes, others, or not all of it is here. */
      rebuilt: z.enum(["same", "differs", "incomplete"]),
      published: z.partialRecord(side, z.boolean()),
    })
    .optional(),
  withdrawn: z.strictObject({ by: side, at: instant, reason: z.string().optional() }).optional(),
});
export type InquiryView = z.infer<typeof inquiryWhole>;
