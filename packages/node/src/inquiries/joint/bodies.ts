import {
  code,
  digest,
  inquiryBearing,
  inquiryCommentCategories,
  inquiryCredibilities,
  inquiryFindingStatuses,
  inquiryReadingReasons,
  inquiryRelations,
  inquiryReliabilities,
  inquiryRootKinds,
  instant,
  partyId,
  ulid,
} from "@entente/api";
import { z } from "zod";
import { signedSchema } from "../../acting/index.ts";

/** Clear fields of the entries: ids, codes, digests, dates and counts. Every word lies sealed beside them. */

/** A time that exists: folding counts with it. */
const time = instant.refine((text) => !Number.isNaN(Date.parse(text)), "is no time");
const round = z.int().min(1).max(99);
const hours = z.int().min(0).max(8784);
const distinct = (most: number, least = 1) =>
  z
    .array(ulid)
    .min(least)
    .max(most)
    .refine((all) => new Set(all).size === all.length, "names one twice");

export const proposed = z.strictObject({
  inquiry: ulid,
  docket: ulid,
  claims: distinct(20),
  areas: z.array(code).min(1).max(10),
  answerBy: time,
});
export const terms = z.strictObject({
  inquiry: ulid,
  draft: z.int().min(1).max(999),
  digest,
  evidenceUntil: time,
  commentHours: hours,
  signHours: hours,
  withoutConsent: z.enum(["notice", "nothing"]),
});
export const signed = z.strictObject({ signed: signedSchema });
export const withdrawn = z.strictObject({ inquiry: ulid });
export const reopened = z.strictObject({ inquiry: ulid, round, evidenceUntil: time });

export const submitted = z.strictObject({
  inquiry: ulid,
  evidence: ulid,
  sha256: digest,
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  quarantined: z.boolean(),
  root: ulid,
  rootKind: z.enum(inquiryRootKinds),
  bears: z.array(inquiryBearing).max(20),
});
export const linked = z.strictObject({
  inquiry: ulid,
  edge: ulid,
  from: ulid,
  relation: z.enum(inquiryRelations),
  to: ulid,
});
export const graded = z.strictObject({
  inquiry: ulid,
  evidence: ulid,
  claim: ulid,
  reliability: z.enum(inquiryReliabilities),
  credibility: z.enum(inquiryCredibilities),
});
export const closed = z.strictObject({ inquiry: ulid, round });
export const custody = z.strictObject({
  partner: partyId,
  evidence: ulid,
  what: z.enum(["received", "viewed", "exported"]),
  why: z.enum(["submission", ...inquiryReadingReasons]),
  by: z.string().max(100),
});

export const drafted = z.strictObject({
  inquiry: ulid,
  round,
  finding: ulid,
  number: z.int().min(1).max(99),
  version: z.int().min(1).max(999),
  status: z.enum(inquiryFindingStatuses),
  claims: distinct(20),
  earlier: ulid.optional(),
  accepts: distinct(20).optional(),
});
export const circulated = z.strictObject({ inquiry: ulid, round });
export const commented = z.strictObject({
  inquiry: ulid,
  round,
  comment: ulid,
  finding: ulid.optional(),
  category: z.enum(inquiryCommentCategories),
});
export const dissented = z.strictObject({ inquiry: ulid, round, dissent: ulid, finding: ulid });
export const finalised = z.strictObject({ inquiry: ulid, round, digest });
export const reportSigned = z.strictObject({ round, signed: signedSchema });
export const refused = z.strictObject({ inquiry: ulid, round, digest, finding: ulid.optional() });
export const released = z.strictObject({ inquiry: ulid, round, digest, consent: z.boolean() });
