import { z } from "zod";
import { bilingual, markingOrDoubt, sentence, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";
import { codes, marking, productId, productWriters, title, uploadQuery } from "./products.ts";

/** As many reports, and as many imports, as one account may have in hand. */
export const MOST_REPORT_DRAFTS = 50;
export const MOST_IMPORT_DRAFTS = 5;
/** What is dropped to be reviewed; more than that is recorded directly (`importBundle`), by a machine. */
export const MAX_REVIEWED_BYTES = 67_108_864;

const parts = { desk: "products", roles: productWriters } as const;
const params = z.strictObject({ draft: ulid });

/** A report being written: every field as it was typed, so that an empty one is an empty text. */
const reportDraft = z.strictObject({
  title: z.string().max(400),
  text: z.string().max(900_000),
  marking: z.string().max(200),
  areas: codes,
  purposes: codes.optional(),
  /** The product of which it is to be the next version. */
  of: productId.optional(),
});
export type ReportDraft = z.infer<typeof reportDraft>;

const draftSummary = z.strictObject({
  id: ulid,
  kind: z.enum(["report", "import"]),
  /** A title, or the name of the file. */
  name: z.string(),
  changedAt: z.string(),
  of: productId.optional(),
});
export type ProductDraftSummary = z.infer<typeof draftSummary>;

/** What recording would make of a label: how many items would bear it. */
const labelled = z.strictObject({ marking: z.string(), count: z.int(), unknown: z.array(markingOrDoubt) });

/** What recording the file would do, as of now. Nothing of it is recorded yet. */
const importReview = z.strictObject({
  id: ulid,
  kind: z.enum(["bundle", "document"]),
  name: z.string(),
  size: z.int(),
  changedAt: z.string(),
  areas: z.array(z.string()),
  /** How many items would be recorded, by kind; the fifty most frequent. */
  kinds: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
  fresh: z.int(),
  /** Held already, byte for byte. */
  held: z.int(),
  invalidCount: z.int(),
  /** At most the first two hundred. */
  invalid: z.array(
    z.strictObject({ id: z.string(), pointer: z.string(), code: z.string(), message: sentence }),
  ),
  /** The same version as one held, told in another way: both would be kept. At most the first two hundred. */
  differs: z.array(z.strictObject({ id: z.string(), product: productId })),
  differsCount: z.int(),
  /** Of the same object held here in other versions: the newest of them. At most the first two hundred. */
  versions: z.array(
    z.strictObject({
      id: z.string(),
      /** The version in the file, and the one held, as the standard writes times. */
      version: z.string(),
      held: z.string(),
      product: productId,
      /** The one in the file is the newer. */
      newer: z.boolean(),
    }),
  ),
  versionsCount: z.int(),
  /** Objects that stand in the file more than once and do not say the same. At most the first two hundred. */
  within: z.array(
    z.strictObject({
      id: z.string(),
      /** Places in the file, the first twenty. */
      places: z.array(z.string()),
      versions: z.array(z.string()),
      /** Two of them are of one version, and differ all the same. */
      sameVersion: z.boolean(),
    }),
  ),
  withinCount: z.int(),
  labels: z.array(labelled),
  /** Of a document: its title, its text's beginning, and what was noticed while it was read. */
  document: z
    .strictObject({ title: z.string().optional(), text: z.string(), findings: z.array(sentence) })
    .optional(),
  /** Why it cannot be recorded as it stands: a document without a marking, for example. */
  problem: z.strictObject({ pointer: z.string(), detail: bilingual }).optional(),
});
export type ImportReview = z.infer<typeof importReview>;

export const productDraftOperations = {
  previewReport: reads({
    ...parts,
    id: "previewReport",
    method: "POST",
    path: "/v1/product-preview",
    summary: "Shows what recording a report would make of it: its rendering, its portions and its label.",
    body: z.strictObject({
      text: z.string().max(900_000),
      marking: z.string().max(200).optional(),
      title: z.string().max(400).optional(),
    }),
    answer: z.strictObject({
      blocks: z.array(z.unknown()),
      portions: z.array(z.strictObject({ index: z.int(), mark: z.string().optional() })),
      label: z.strictObject({ marking: z.string(), unknown: z.array(markingOrDoubt) }).optional(),
      /** Why it could not be recorded as it stands. */
      problem: z.strictObject({ pointer: z.string(), detail: bilingual }).optional(),
    }),
  }),
  listProductDrafts: reads({
    ...parts,
    id: "listProductDrafts",
    method: "GET",
    path: "/v1/product-drafts",
    summary: "Your reports being written and files being reviewed, the latest first.",
    answer: z.strictObject({ drafts: z.array(draftSummary) }),
  }),
  saveReportDraft: reads({
    ...parts,
    id: "saveReportDraft",
    method: "POST",
    path: "/v1/product-drafts/{draft}",
    summary: "Keeps a report being written, sealed, for you alone. The id is yours to make.",
    params,
    body: reportDraft,
    answer: z.strictObject({ changedAt: z.string() }),
  }),
  readReportDraft: reads({
    ...parts,
    id: "readReportDraft",
    method: "GET",
    path: "/v1/product-drafts/{draft}",
    summary: "One of your reports being written.",
    params,
    answer: reportDraft.extend({ id: ulid, changedAt: z.string() }),
  }),
  removeProductDraft: reads({
    ...parts,
    id: "removeProductDraft",
    method: "DELETE",
    path: "/v1/product-drafts/{draft}",
    summary: "Discards one of your drafts, a report or a file; it is gone.",
    params,
    answer: z.strictObject({}),
  }),
  draftImport: reads({
    ...parts,
    id: "draftImport",
    method: "POST",
    path: "/v1/product-imports",
    summary: "Takes a STIX bundle or a document to be reviewed. Nothing is recorded.",
    raw: {
      accepts: [
        "application/stix+json",
        "application/json",
        "application/pdf",
        "text/markdown",
        "text/plain",
      ],
      maxBytes: MAX_REVIEWED_BYTES,
    },
    query: z.strictObject({ ...uploadQuery, title: title.optional(), name: z.string().max(400).optional() }),
    answer: importReview,
  }),
  importProgress: reads({
    ...parts,
    id: "importProgress",
    method: "GET",
    path: "/v1/product-import-progress",
    summary: "How far the files are that you are bringing just now. One of them is stopped by discarding it.",
    answer: z.strictObject({
      arriving: z.array(
        z.strictObject({
          id: ulid,
          name: z.string(),
          received: z.int(),
          /** All its bytes are here. */
          whole: z.boolean(),
          /** Objects read, and of those compared with what is held. */
          read: z.int(),
          compared: z.int(),
        }),
      ),
    }),
  }),
  reviewImport: reads({
    ...parts,
    id: "reviewImport",
    method: "GET",
    path: "/v1/product-imports/{draft}",
    summary: "What recording a file you brought would do, as of now.",
    params,
    answer: importReview,
  }),
  changeImport: reads({
    ...parts,
    id: "changeImport",
    method: "POST",
    path: "/v1/product-imports/{draft}",
    summary: "Reviews a file you brought under another marking or other areas.",
    params,
    body: z.strictObject({ marking: marking.optional(), areas: codes.min(1) }),
    answer: importReview,
  }),
  recordImport: acts({
    ...parts,
    id: "recordImport",
    method: "POST",
    path: "/v1/product-imports/{draft}/record",
    summary: "Records a file that was reviewed, and discards the draft.",
    params,
    answer: z.strictObject({
      recorded: z.int(),
      held: z.int(),
      invalidCount: z.int(),
      /** Of a document: the product it became. */
      product: productId.optional(),
    }),
  }),
};
