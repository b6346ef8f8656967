import { z } from "zod";
import { code, digest, instant, partyId, ulid, words } from "./common.ts";
import { inquiryDecision, inquiryListed, inquiryWhole } from "./inquiry-shown.ts";
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
  inquiryReadingReasons,
  inquiryReasonWords,
  inquiryRelations,
  inquiryReliabilities,
  inquiryReport,
  inquiryRootKinds,
  inquiryStates,
  inquiryTermsText,
} from "./inquiry-words.ts";
import { acts, reads } from "./operation.ts";

export * from "./inquiry-shown.ts";
export * from "./inquiry-words.ts";

const desk = "inquiries";
const members = ["inquiry-member", "liaison-officer"] as const;
const readers = [...members, "overseer"] as const;
const of = z.strictObject({ partner: partyId, inquiry: ulid });
const ofEvidence = z.strictObject({ ...of.shape, evidence: ulid });
const one = "/v1/relations/{partner}/inquiries/{inquiry}";
const plain = z.strictObject({ inquiry: ulid });
const act = (id: string, path: string, summary: string) => ({
  id,
  method: "POST" as const,
  path: `${one}/${path}`,
  desk,
  summary,
  roles: members,
  params: of,
});

/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiryOperations = {
  proposeInquiry: acts({
    id: "proposeInquiry",
    method: "POST",
    path: "/v1/relations/{partner}/inquiries",
    desk,
    summary:
      "Proposes a joint inquiry into claims of a docket. It is joint only once both have signed its terms.",
    roles: members,
    params: z.strictObject({ partner: partyId }),
    body: z.strictObject({
      docket: ulid,
      claims: z.array(ulid).min(1).max(20),
      areas: z.array(code).min(1).max(10),
      answerBy: instant,
      ...inquiryProposalWords.shape,
    }),
    answer: plain,
  }),
  draftInquiryTerms: acts({
    ...act("draftInquiryTerms", "terms", "Drafts terms of reference, or counters the partner's draft."),
    body: z.strictObject(inquiryTermsText),
    answer: z.strictObject({ inquiry: ulid, digest, draft: z.int() }),
  }),
  signInquiryTerms: acts({
    ...act("signInquiryTerms", "sign-terms", "Signs the terms for the party. One signature opens nothing."),
    roles: ["signatory"],
    asserted: true,
    body: z.strictObject({ digest }),
    answer: z.strictObject({ inquiry: ulid, state: z.enum(inquiryStates) }),
  }),
  withdrawInquiry: acts({
    ...act(
      "withdrawInquiry",
      "withdraw",
      "Withdraws from an inquiry whose report is not final, with reasons.",
    ),
    body: inquiryReasonWords,
    answer: plain,
  }),
  submitEvidence: acts({
    ...act(
      "submitEvidence",
      "evidence",
      "Submits evidence, hashed before anything is read of it, and sealed.",
    ),
    body: z.strictObject({
      ...inquiryEvidenceWords.shape,
      /** Base64, up to 720,000 bytes. Refused for leaked material, of which only the digest is kept. */
      bytes: z.base64().max(960_000).optional(),
      sha256: digest.optional(),
      size: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
      quarantined: z.boolean(),
      root: z.strictObject({ kind: z.enum(inquiryRootKinds), id: ulid.optional() }),
      bears: z.array(inquiryBearing).max(20),
    }),
    answer: z.strictObject({ evidence: ulid, root: ulid, sha256: digest, late: z.boolean() }),
  }),
  linkEvidence: acts({
    ...act(
      "linkEvidence",
      "edges",
      "Says how one piece of evidence comes from another, or that two have one origin.",
    ),
    body: z.strictObject({
      from: ulid,
      relation: z.enum(inquiryRelations),
      to: ulid,
      why: words(2000),
    }),
    answer: z.strictObject({ edge: ulid }),
  }),
  gradeEvidence: acts({
    ...act(
      "gradeEvidence",
      "grades",
      "Grades evidence for one claim: source A to F, information 1 to 6, apart.",
    ),
    body: z.strictObject({
      evidence: ulid,
      claim: ulid,
      reliability: z.enum(inquiryReliabilities),
      credibility: z.enum(inquiryCredibilities),
    }),
    answer: z.strictObject({ evidence: ulid }),
  }),
  closeEvidence: acts({
    ...act(
      "closeEvidence",
      "close-evidence",
      "Says that this party has no more evidence; what it brings later is late.",
    ),
    answer: plain,
  }),
  readEvidence: reads({
    id: "readEvidence",
    method: "GET",
    path: `${one}/evidence/{evidence}`,
    desk,
    summary: "Gives a piece of evidence, its digest computed anew; the reading is recorded first.",
    roles: ["inquiry-member", "liaison-officer", "overseer"],
    params: ofEvidence,
    query: z.strictObject({
      why: z.enum(inquiryReadingReasons),
      what: z.enum(["viewed", "exported"]).optional(),
    }),
    answer: z.strictObject({
      evidence: ulid,
      sha256: digest,
      size: z.int(),
      words: inquiryEvidenceWords,
      bytes: z.string(),
    }),
  }),
  listCustody: reads({
    id: "listCustody",
    method: "GET",
    path: `${one}/evidence/{evidence}/custody`,
    desk,
    summary: "Who at this node received, viewed and exported a piece of evidence, when and what for.",
    roles: readers,
    params: ofEvidence,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          at: instant,
          what: z.enum(["received", "viewed", "exported"]),
          why: z.string(),
          by: z.string(),
        }),
      ),
    }),
  }),
  draftFinding: acts({
    ...act(
      "draftFinding",
      "findings",
      "Drafts a finding, or drafts it anew. Refused while the linter finds errors.",
    ),
    body: z.strictObject({
      /** An own finding of this round, to draft it anew. */
      finding: ulid.optional(),
      number: z.int().min(1).max(99),
      status: z.enum(inquiryFindingStatuses),
      claims: z.array(ulid).min(1).max(20),
      /** The finding of an earlier round that this one replaces. */
      earlier: ulid.optional(),
      /** Comments whose proposal this text takes up. */
      accepts: z.array(ulid).max(20).optional(),
      ...inquiryFindingWords.shape,
    }),
    answer: z.strictObject({ finding: ulid, version: z.int(), warnings: z.array(inquiryProblem) }),
  }),
  circulateReport: acts({
    ...act("circulateReport", "circulate", "Circulates the draft for comment."),
    answer: z.strictObject({ inquiry: ulid, commentsUntil: instant }),
  }),
  commentOnReport: acts({
    ...act("commentOnReport", "comments", "Comments on the draft. What is not accepted is appended in full."),
    body: z.strictObject({
      finding: ulid.optional(),
      category: z.enum(inquiryCommentCategories),
      ...inquiryCommentWords.shape,
    }),
    answer: z.strictObject({ comment: ulid }),
  }),
  dissentFromFinding: acts({
    ...act("dissentFromFinding", "dissents", "Dissents from a finding; the report carries it."),
    body: z.strictObject({ finding: ulid, ...inquiryDissentWords.shape }),
    answer: z.strictObject({ dissent: ulid }),
  }),
  finaliseReport: acts({
    ...act("finaliseReport", "final", "Makes the report final, once the time for comments is over."),
    answer: z.strictObject({ inquiry: ulid, digest }),
  }),
  signReport: acts({
    ...act("signReport", "sign-report", "Signs the report for the party."),
    roles: ["signatory"],
    asserted: true,
    body: z.strictObject({ digest }),
    answer: z.strictObject({ inquiry: ulid, state: z.enum(inquiryStates) }),
  }),
  refuseReport: acts({
    ...act(
      "refuseReport",
      "refuse-report",
      "Refuses to sign, with reasons printed on the face. It voids nothing.",
    ),
    roles: ["signatory"],
    body: z.strictObject({ digest, finding: ulid.optional(), ...inquiryReasonWords.shape }),
    answer: z.strictObject({ inquiry: ulid, state: z.enum(inquiryStates) }),
  }),
  decideInquiryPublication: acts({
    ...act(
      "decideInquiryPublication",
      "publication",
      "Says whether the joint text may be published; both must.",
    ),
    roles: ["liaison-officer"],
    asserted: true,
    body: z.strictObject({ digest, consent: z.boolean() }),
    answer: z.strictObject({ inquiry: ulid, state: z.enum(inquiryStates) }),
  }),
  reopenInquiry: acts({
    ...act("reopenInquiry", "reopen", "Opens a new round on new evidence; the old report stays."),
    body: inquiryReasonWords,
    answer: z.strictObject({ inquiry: ulid, round: z.int() }),
  }),
  listInquiries: reads({
    id: "listInquiries",
    method: "GET",
    path: "/v1/inquiries",
    desk,
    summary:
      "Joint inquiries with every partner: what is under way first, what is over last; newest first within each.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(inquiryListed) }),
  }),
  inquirySummary: reads({
    id: "inquirySummary",
    method: "GET",
    path: "/v1/inquiries/summary",
    desk,
    summary:
      "For each relation: inquiries by state, and how long ago the oldest that is not over was proposed.",
    roles: [...readers, "analyst", "release-officer", "operations-officer"],
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          partner: partyId,
          states: z.array(z.strictObject({ state: z.enum(inquiryStates), count: z.int() })),
          /** Days since the oldest one that is neither published, lapsed nor withdrawn was proposed. */
          days: z.int().optional(),
        }),
      ),
    }),
  }),
  getInquiry: reads({
    id: "getInquiry",
    method: "GET",
    path: one,
    desk,
    summary: "One joint inquiry whole: terms, evidence and its roots, findings, comments, signatures.",
    roles: readers,
    params: of,
    answer: inquiryWhole,
  }),
  getInquiryReport: reads({
    id: "getInquiryReport",
    method: "GET",
    path: `${one}/report`,
    desk,
    summary: "The final report and what stands on its face: who signed, who refused and why, who was silent.",
    roles: readers,
    params: of,
    answer: z.strictObject({
      digest,
      report: inquiryReport,
      face: z.array(inquiryDecision),
    }),
  }),
};
