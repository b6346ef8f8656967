import { z } from "zod";
import { bilingual, instant, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "portal";
const moderators = ["liaison-officer", "overseer"] as const;

/** Why a comment is refused. */
export const publicationRefusalCodes = [
  "attacks-a-person",
  "off-topic",
  "unlawful",
  "personal-data",
  "operational-detail",
  "spam",
  "duplicate",
] as const;
export const publicationRefusalCode = z.enum(publicationRefusalCodes);
export type PublicationRefusalCode = z.infer<typeof publicationRefusalCode>;

const language = z.enum(["en", "fr"]);
const sentence = z.string().min(3).max(1000);
const count = z.int().min(0);

/** A place in a text (W3C Web Annotation, TextQuoteSelector): the words, and what stands around them. */
export const publicationQuote = z.strictObject({
  exact: z.string().min(1).max(1000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
});

const comment = z.strictObject({
  id: ulid,
  publication: ulid,
  /** What the text is called; absent when its words are not readable here. */
  title: bilingual.optional(),
  version: z.int(),
  language,
  at: instant,
  state: z.enum(["waiting", "approved", "refused"]),
  number: z.int().optional(),
  code: publicationRefusalCode.optional(),
  decidedAt: instant.optional(),
  decidedBy: z.string().optional(),
  appeal: z
    .strictObject({
      at: instant,
      state: z.enum(["waiting", "upheld", "overturned"]),
      text: z.string().optional(),
      decidedBy: z.string().optional(),
      reason: z.string().optional(),
    })
    .optional(),
  erased: z.boolean(),
  /** Absent once it is erased. */
  words: z.strictObject({ name: z.string(), text: z.string() }).optional(),
  /** Kept until the decision, and no longer. */
  email: z.string().optional(),
  passage: z.string().optional(),
  reason: z.string().optional(),
});

const correction = z.strictObject({
  id: ulid,
  publication: ulid,
  /** What the text is called; absent when its words are not readable here. */
  title: bilingual.optional(),
  version: z.int(),
  language,
  /** A request to correct a passage, or an objection to a withdrawal. */
  about: z.enum(["passage", "withdrawal"]),
  at: instant,
  state: z.enum(["waiting", "accepted", "rejected"]),
  decidedAt: instant.optional(),
  decidedBy: z.string().optional(),
  /** The version that answers it. */
  corrected: z.int().optional(),
  /** Whether the passage still stands in the version that readers see. */
  anchor: z.enum(["found", "orphaned"]).optional(),
  words: z
    .strictObject({
      quote: publicationQuote.optional(),
      proposal: z.string(),
      source: z.string().optional(),
      name: z.string(),
    })
    .optional(),
  email: z.string().optional(),
  reason: z.string().optional(),
});

/** Counts of what readers sent and what became of it. */
export const publicationFigures = z.strictObject({
  received: count,
  waiting: count,
  approved: count,
  refused: z.partialRecord(publicationRefusalCode, count),
  appealed: count,
  overturned: count,
});

const oneComment = z.strictObject({ comment: ulid });
const range = {
  publication: ulid.optional(),
  before: ulid.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};

export const publicationReaderOperations = {
  listComments: reads({
    id: "listComments",
    method: "GET",
    path: "/v1/comments",
    desk,
    summary: "Comments of readers, newest first, and what became of them.",
    roles: moderators,
    query: z.strictObject({
      ...range,
      state: z.enum(["waiting", "approved", "refused", "appealed"]).optional(),
    }),
    answer: z.strictObject({ items: z.array(comment), next: ulid.optional(), figures: publicationFigures }),
  }),
  decideComment: acts({
    id: "decideComment",
    method: "POST",
    path: "/v1/comments/{comment}/decide",
    desk,
    summary: "Approves a comment, or refuses it with a code, the passage concerned and a reason.",
    roles: ["liaison-officer"],
    params: oneComment,
    body: z.strictObject({
      decision: z.enum(["approved", "refused"]),
      code: publicationRefusalCode.optional(),
      /** The words of the comment that the refusal is about, exactly. */
      passage: z.string().min(1).max(1000).optional(),
      reason: sentence.optional(),
    }),
    answer: z.strictObject({ comment: ulid, number: z.int().optional() }),
  }),
  decideCommentAppeal: acts({
    id: "decideCommentAppeal",
    method: "POST",
    path: "/v1/comments/{comment}/appeal",
    desk,
    summary: "Decides a writer's appeal, once, as another person than the one who refused the comment.",
    roles: moderators,
    asserted: true,
    params: oneComment,
    body: z.strictObject({ decision: z.enum(["upheld", "overturned"]), reason: sentence }),
    answer: z.strictObject({ comment: ulid, number: z.int().optional() }),
  }),
  eraseComment: acts({
    id: "eraseComment",
    method: "POST",
    path: "/v1/comments/{comment}/erase",
    desk,
    summary:
      "Destroys the text of a refused comment whose appeal is over or was not made. That it was refused remains.",
    roles: ["liaison-officer"],
    params: oneComment,
    answer: z.strictObject({ comment: ulid }),
  }),
  listCorrections: reads({
    id: "listCorrections",
    method: "GET",
    path: "/v1/corrections",
    desk,
    summary: "Readers' requests for correction, newest first.",
    roles: moderators,
    query: z.strictObject({ ...range, state: z.enum(["waiting", "accepted", "rejected"]).optional() }),
    answer: z.strictObject({ items: z.array(correction), next: ulid.optional() }),
  }),
  decideCorrection: acts({
    id: "decideCorrection",
    method: "POST",
    path: "/v1/corrections/{correction}/decide",
    desk,
    summary:
      "Rejects a request for correction with a reason, or names the published version that answers it. A version drafted for it accepts it by appearing.",
    roles: ["liaison-officer"],
    params: z.strictObject({ correction: ulid }),
    body: z.strictObject({
      decision: z.enum(["accepted", "rejected"]),
      version: z.int().min(1).max(10_000).optional(),
      /** Readers see it in the log of corrections. */
      reason: z.strictObject({ en: sentence, fr: sentence }),
    }),
    answer: z.strictObject({ correction: ulid }),
  }),
};
