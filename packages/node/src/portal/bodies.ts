import {
  bilingual,
  code,
  digest,
  partyId,
  publicationAbout,
  publicationChange,
  publicationKind,
  publicationNotice,
  publicationQuote,
  publicationRefusalCode,
  publicationTitle,
  publicationWithdrawalCode,
  ulid,
} from "@entente/api";
import { z } from "zod";
import { signedSchema } from "../acting/index.ts";

/** What entries of this desk say in clear (ids, codes, digests), and what is sealed beside them. */

const by = z.string().max(100);
const versionNumber = z.int().min(1).max(10_000);
const areas = z.array(code).min(1).max(10);

/** Kinds of texts that two parties sign. The others are a party's own. */
export const jointKind = publicationKind.extract(["joint-statement", "finding"]);
export const isJoint = (kind: string): boolean => jointKind.safeParse(kind).success;

export const draftedSchema = z.strictObject({
  publication: ulid,
  version: versionNumber,
  kind: publicationKind,
  partner: partyId.optional(),
  areas: areas.optional(),
  about: publicationAbout.optional(),
  digest,
  by,
  change: publicationChange.optional(),
  correction: ulid.optional(),
});

export const approvedSchema = z.strictObject({ publication: ulid, version: versionNumber, digest, by });

export const putSchema = z.strictObject({
  publication: ulid,
  version: versionNumber,
  kind: jointKind,
  areas,
  about: publicationAbout.optional(),
  digest,
  change: publicationChange.optional(),
});

export const signedBodySchema = z.strictObject({
  publication: ulid,
  version: versionNumber,
  signed: signedSchema,
});

export const publishedSchema = z.strictObject({
  publication: ulid,
  version: versionNumber,
  digest,
  /** The request for correction that this version answers, and its sealed set. */
  answers: z.strictObject({ correction: ulid, payload: digest }).optional(),
});

export const removedSchema = z.strictObject({
  publication: ulid,
  code: publicationWithdrawalCode,
  /** Of the text that readers saw; absent when nothing had appeared. */
  digest: digest.optional(),
  by,
});
export const withdrawnSchema = removedSchema.omit({ by: true });

/** The bytes that are approved and signed: a text in both languages, and which text it is. */
export const publicationWords = z.strictObject({
  publication: ulid,
  version: versionNumber,
  kind: publicationKind,
  about: publicationAbout.optional(),
  title: publicationTitle,
  text: bilingual,
  notice: publicationNotice.optional(),
});
export type PublicationWords = z.infer<typeof publicationWords>;

const language = z.enum(["en", "fr"]);

export const commentReceivedSchema = z.strictObject({
  comment: ulid,
  publication: ulid,
  version: versionNumber,
  language,
  /** Digest of the secret in the writer's status address. */
  status: digest,
});

export const commentDecidedSchema = z.strictObject({
  comment: ulid,
  publication: ulid,
  decision: z.enum(["approved", "refused"]),
  code: publicationRefusalCode.optional(),
  number: z.int().min(1).optional(),
  by,
  /** The sealed set it came in, whose second item, the e-mail address, is erased now. */
  payload: digest,
});

export const commentAppealedSchema = z.strictObject({ comment: ulid });

export const appealDecidedSchema = z.strictObject({
  comment: ulid,
  publication: ulid,
  decision: z.enum(["upheld", "overturned"]),
  number: z.int().min(1).optional(),
  by,
});

export const commentErasedSchema = z.strictObject({
  comment: ulid,
  by,
  payloads: z.array(digest).min(1).max(4),
});

export const correctionRequestedSchema = z.strictObject({
  correction: ulid,
  publication: ulid,
  version: versionNumber,
  language,
  about: z.enum(["passage", "withdrawal"]),
  status: digest,
});

export const correctionDecidedSchema = z.strictObject({
  correction: ulid,
  decision: z.enum(["accepted", "rejected"]),
  version: versionNumber.optional(),
  by,
  payload: digest,
});

/** Sealed: what readers write, and what they are answered. */
export const commentWords = z.strictObject({ name: z.string(), text: z.string() });
export const contactWords = z.strictObject({ email: z.string().optional() });
export const decisionWords = z.strictObject({
  passage: z.string().optional(),
  reason: z.string().optional(),
});
export const appealWords = z.strictObject({ text: z.string() });
export const appealDecisionWords = z.strictObject({ reason: z.string() });
export const correctionWords = z.strictObject({
  quote: publicationQuote.optional(),
  proposal: z.string(),
  source: z.string().optional(),
  name: z.string(),
});
export type CorrectionWords = z.infer<typeof correctionWords>;
