import { z } from "zod";
import { bilingual, code, digest, instant, partyId, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";
import { publicationReaderOperations } from "./publications-readers.ts";

const desk = "portal";
const officer = ["liaison-officer"] as const;
const readers = ["liaison-officer", "signatory", "inquiry-member", "overseer"] as const;

export const publicationKinds = [
  "joint-statement",
  "finding",
  "statement",
  "notice",
  "transparency",
] as const;
export const publicationKind = z.enum(publicationKinds);
export type PublicationKind = z.infer<typeof publicationKind>;

/** What it rests on: an inquiry, a finding of it, the digest of the full text. */
export const publicationAbout = z.strictObject({
  inquiry: ulid.optional(),
  finding: code.optional(),
  digest: digest.optional(),
});

/** Both languages are originals; figures must match between them. */
export const publicationTitle = z.strictObject({
  en: z.string().min(1).max(200),
  fr: z.string().min(1).max(200),
});
export const publicationNotice = z.strictObject({
  en: z.string().min(1).max(1000),
  fr: z.string().min(1).max(1000),
});

/** Why a published text is taken down. */
export const publicationWithdrawalCodes = [
  "error",
  "superseded",
  "personal-data",
  "safety",
  "legal",
  "party-request",
] as const;
export const publicationWithdrawalCode = z.enum(publicationWithdrawalCodes);

/** `correction`: with a dated notice at the top. `slip`: a typing slip; the change is shown, without a notice. */
export const publicationChanges = ["correction", "slip"] as const;
export const publicationChange = z.enum(publicationChanges);

const side = z.enum(["ours", "theirs"]);

const version = z.strictObject({
  version: z.int(),
  /** `drafted` here, `put` to the partner or by it, `published`. */
  state: z.enum(["drafted", "put", "published"]),
  at: instant,
  /** Digest of the bytes that are approved and signed. */
  digest,
  change: publicationChange.optional(),
  draftedBy: z.string().optional(),
  approvedBy: z.string().optional(),
  signedBy: z.array(side),
  publishedAt: instant.optional(),
  correction: ulid.optional(),
  /** Absent when they are not readable here, or are not the bytes of the digest. */
  words: z.strictObject({ title: bilingual, text: bilingual, notice: bilingual.optional() }).optional(),
});

const summary = z.strictObject({
  id: ulid,
  kind: publicationKind,
  side,
  partner: partyId.optional(),
  state: z.enum(["open", "published", "withdrawn"]),
  /** The version readers see; 0 for none. */
  current: z.int(),
  at: instant,
  publishedAt: instant.optional(),
  updatedAt: instant.optional(),
  title: bilingual.optional(),
});

const detail = summary.extend({
  areas: z.array(code),
  about: publicationAbout.optional(),
  versions: z.array(version),
  withdrawn: z
    .strictObject({
      at: instant,
      by: side,
      code: publicationWithdrawalCode,
      digest: digest.optional(),
      sentence: bilingual.optional(),
    })
    .optional(),
  /** Where readers find it. */
  addresses: z.strictObject({ en: z.string(), fr: z.string() }),
});

const one = z.strictObject({ publication: ulid });
const oneVersion = z.strictObject({
  publication: ulid,
  version: z.coerce.number().int().min(1).max(10_000),
});
const ofVersion = z.strictObject({ publication: ulid, version: z.int(), digest });
/** Whoever approves or signs names the bytes that were read. */
const read = z.strictObject({ digest });

const writing = {
  draftPublication: acts({
    id: "draftPublication",
    method: "POST",
    path: "/v1/publications",
    desk,
    summary:
      "Drafts a publication in both languages. Joint ones name the partner and the areas they are about.",
    roles: officer,
    body: z.strictObject({
      kind: publicationKind,
      partner: partyId.optional(),
      areas: z.array(code).min(1).max(10).optional(),
      about: publicationAbout.optional(),
      title: publicationTitle,
      text: bilingual,
    }),
    answer: ofVersion,
  }),
  draftVersion: acts({
    id: "draftVersion",
    method: "POST",
    path: "/v1/publications/{publication}/versions",
    desk,
    summary:
      "Drafts the next version of a publication, or drafts it anew as long as this party has not signed it.",
    roles: officer,
    params: one,
    body: z.strictObject({
      title: publicationTitle,
      text: bilingual,
      change: publicationChange.optional(),
      /** What readers are told at the top of a corrected version. */
      notice: publicationNotice.optional(),
      /** The request for correction that it answers. */
      correction: ulid.optional(),
    }),
    answer: ofVersion,
  }),
  approvePublication: acts({
    id: "approvePublication",
    method: "POST",
    path: "/v1/publications/{publication}/versions/{version}/approve",
    desk,
    summary:
      "Approves a draft as a second person. A party's own text appears; a joint one goes to the partner to be signed.",
    roles: officer,
    asserted: true,
    params: oneVersion,
    body: read,
    answer: z.strictObject({ publication: ulid, version: z.int(), state: z.enum(["put", "published"]) }),
  }),
  signPublication: acts({
    id: "signPublication",
    method: "POST",
    path: "/v1/publications/{publication}/versions/{version}/sign",
    desk,
    summary: "Signs a joint text for the party. It appears once both parties have signed the same bytes.",
    roles: ["signatory"],
    asserted: true,
    params: oneVersion,
    body: read,
    answer: z.strictObject({ publication: ulid, version: z.int(), state: z.enum(["put", "published"]) }),
  }),
  withdrawPublication: acts({
    id: "withdrawPublication",
    method: "POST",
    path: "/v1/publications/{publication}/withdraw",
    desk,
    summary: "Takes a publication down. Its address then says what was withdrawn, when, by whom and why.",
    roles: officer,
    params: one,
    body: z.strictObject({ code: publicationWithdrawalCode, sentence: publicationNotice }),
    answer: z.strictObject({ publication: ulid }),
  }),
};

/** What is public: statements, findings, corrections, comments. */
export const publicationOperations = {
  listPublications: reads({
    id: "listPublications",
    method: "GET",
    path: "/v1/publications",
    desk,
    summary: "Publications and drafts, newest first.",
    roles: readers,
    query: z.strictObject({
      state: z.enum(["open", "published", "withdrawn"]).optional(),
      before: ulid.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.strictObject({ items: z.array(summary), next: ulid.optional() }),
  }),
  readPublication: reads({
    id: "readPublication",
    method: "GET",
    path: "/v1/publications/{publication}",
    desk,
    summary: "A publication with all its versions.",
    roles: readers,
    params: one,
    answer: detail,
  }),
  ...writing,
  ...publicationReaderOperations,
};

export {
  type PublicationRefusalCode,
  publicationFigures,
  publicationQuote,
  publicationRefusalCode,
  publicationRefusalCodes,
} from "./publications-readers.ts";
