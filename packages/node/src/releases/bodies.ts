import { onwardGrants, onwardReasons, onwardRefusals, recallReasons } from "@entente/agreement";
import { proposalRefusals, standingFindings } from "@entente/api";
import { z } from "zod";

/** The clear fields of the entries this desk writes: nothing in them tells what a product says. */

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const short = z.string().max(200);
const code = z.string().max(80);
/** A code of the agreement's vocabulary, as the API takes it. */
const vocabulary = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const account = z.string().max(80);

/** Positions of a set as ascending, disjoint ranges `[first, last]`. */
export const rangesSchema = z.array(z.tuple([z.int().min(0), z.int().max(999)])).max(500);
export type Ranges = z.infer<typeof rangesSchema>;

export const recipientSchema = z.strictObject({
  organisation: code,
  role: code,
  unit: code.optional(),
  theatre: code.optional(),
  until: instant.optional(),
  person: short.optional(),
  clearance: code.optional(),
});

const labelSchema = z.strictObject({
  originator: short,
  policy: short,
  level: short,
  relTo: z.array(short).max(60).optional(),
  caveats: z.array(short).max(20),
  tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).optional(),
  handling: z.array(z.enum(["H0", "H1", "H2", "H3"])).optional(),
  text: short,
});

const consentSchema = z.strictObject({
  for: z.enum([
    "originator-control",
    "onward",
    "handling",
    "judicial-use",
    "purpose-change",
    "retention",
    "oversight",
  ]),
  by: short,
  item: short,
  to: short,
  purpose: code,
  granted: instant,
  expires: instant,
  token: short,
});

/** What whoever proposes states to have looked at (packages/agreement, Declarations). */
const declaresSchema = z.strictObject({
  noProtectedPersons: z.boolean().optional(),
  freeTextReviewed: z.boolean().optional(),
  handlingReviewed: z.boolean().optional(),
  persons: z.int().min(0).max(1_000_000).optional(),
  identities: z.enum(["none", "masked", "clear"]).optional(),
  gradings: z.array(code).max(10).optional(),
  use: z
    .strictObject({
      action: z.enum(["none", "contact-first", "internal", "external-indirect", "external-direct"]),
      judicial: z.boolean(),
    })
    .optional(),
});

const assessmentSchema = z.strictObject({
  triggers: z.array(code).max(10),
  result: z.enum(["favourable", "unfavourable"]),
  assurances: z.array(code).max(10),
  /** In a record a number that holds within it; whoever it is need not have an account. */
  approver: z.string().max(80).optional(),
  role: code.optional(),
});

/** As people state it, and as a standing release keeps it: in one piece. */
export const statedSchema = declaresSchema.extend({ assessment: assessmentSchema.optional() });
export type Stated = z.infer<typeof statedSchema>;

/** The facts of a release as its entry states them (packages/agreement, ReleaseRecord). */
export const recordSchema = z.strictObject({
  recipient: recipientSchema,
  purpose: code,
  areas: z.array(code).max(40),
  purposeLimits: z.array(code).max(40),
  kinds: z.array(code).max(100),
  objects: z.int().min(1).max(1000),
  bytes: z.int().min(0),
  attachments: z.enum(["none", "text", "binary"]),
  label: labelSchema,
  unknownMarkings: z.array(short).max(12),
  declares: declaresSchema,
  assessment: assessmentSchema.optional(),
  fields: z.array(short).max(40).optional(),
  author: code,
  approvals: z.array(z.strictObject({ person: code, role: code })).max(10),
  note: z.strictObject({
    necessity: z.int().min(0),
    proportionality: z.int().min(0),
    alternatives: z.int().min(0),
  }),
  standing: z.strictObject({ id: ulid, until: instant, quotaLeft: z.int().min(0) }).optional(),
  consents: z.array(consentSchema).max(8),
  sourcesUntil: instant.optional(),
});

/** `release.made/1`: one set of one compartment, decided once. */
export const madeSchema = z.strictObject({
  release: ulid,
  part: z.int().min(0).max(999),
  /** Canonical text of the compartment at the sender. */
  compartment: z.string().max(3000),
  record: recordSchema,
  decision: digest,
  rulesHash: digest,
  /** Clauses that had something to say, in the order of the agreement. */
  clauses: z.array(z.string().max(20)).max(100),
  retainUntil: instant.optional(),
});
export type Made = z.infer<typeof madeSchema>;

export const violationSchema = z.strictObject({
  clause: z.string().max(20),
  kind: z.string().max(40),
  code: z.string().max(60),
  curable: z.boolean(),
  /** What the clause found, as JSON text, because entries are not that deep. A partner is told clause and code only. */
  detail: z.string().max(1000).optional(),
  /** The agreement it is of, when that is another than the refusal names: of what is passed on. */
  agreement: digest.optional(),
});
export type KeptViolation = z.infer<typeof violationSchema>;

/** `release.received/1`: the receipt. Its set is the sender's, held here. */
export const receivedSchema = z.strictObject({
  release: ulid,
  made: ulid,
  /** The party it came from. */
  from: digest,
  /** Canonical text of the compartment it has here. */
  compartment: z.string().max(3000),
  retainUntil: instant.optional(),
  /** Positions recalled before they were taken in: their keys were destroyed unread. */
  without: rangesSchema,
});
export type Received = z.infer<typeof receivedSchema>;

export const declinedSchema = z.strictObject({
  release: ulid,
  made: ulid,
  reason: z.enum(["clause", "damaged", "sealed", "mismatch"]),
  violations: z.array(violationSchema).max(40),
});

const order = {
  recall: ulid,
  release: ulid,
  made: ulid,
  ranges: rangesSchema,
  executeBy: instant.optional(),
};
/** `recall.ordered/1`: its reason was text. Read, and written no more: a log has no place for text. */
export const recallOrderedInTextSchema = z.strictObject({ ...order, reason: z.string().max(400) });
export const recallOrderedSchema = z.strictObject({ ...order, reason: z.enum(recallReasons) });

/** A purge: what of which set is gone. `held` says how many of the items were held at all. */
const purge = {
  made: ulid,
  release: ulid,
  payload: digest,
  ranges: rangesSchema,
  held: z.int().min(0).max(1000),
};

/** `recall.executed/1`: the signed receipt of a purge. `received` is absent when nothing had been taken in yet. */
export const recallExecutedSchema = z.strictObject({ recall: ulid, received: ulid.optional(), ...purge });
/** `release.expired/1`: the time to hold it ran out, and it was purged. */
export const expiredSchema = z.strictObject({ received: ulid, ...purge });

const question = { request: ulid, made: ulid, ranges: rangesSchema, to: digest, expires: instant };
/** `onward.requested/1`: its reason was text. Read, and written no more. */
export const onwardRequestedInTextSchema = z.strictObject({
  ...question,
  purpose: code,
  reason: z.string().max(1000),
});
export const onwardRequestedSchema = z.strictObject({
  ...question,
  purpose: vocabulary,
  reason: z.enum(onwardReasons),
});

/** `onward.answered/1`: its code was whatever the originator wrote. Read, and written no more. */
export const onwardAnsweredFreelySchema = z.strictObject({
  request: ulid,
  grant: z.boolean(),
  code,
  expires: instant.optional(),
});
export const onwardAnsweredSchema = z.discriminatedUnion("grant", [
  z.strictObject({ request: ulid, grant: z.literal(true), code: z.enum(onwardGrants), expires: instant }),
  z.strictObject({ request: ulid, grant: z.literal(false), code: z.enum(onwardRefusals) }),
]);

/** `release.proposed/1`, in the house log; products, note and declarations are its content. */
export const proposedSchema = z.strictObject({
  release: ulid,
  partner: digest,
  by: account,
  products: z.int().min(1),
  recipient: recipientSchema,
  purpose: code,
  agreement: digest,
  /** What approvals are given over. */
  digest,
  needed: z.int().min(0),
});
export const approvedSchema = z.strictObject({ release: ulid, by: account, role: code, digest });
/** `release.turned-down/1`: one who was to approve it refused, over what stood there to be approved. */
const turnedDown = { by: account, role: code, digest, reason: z.enum(proposalRefusals) };
export const turnedDownSchema = z.strictObject({ release: ulid, ...turnedDown });
export const standingTurnedDownSchema = z.strictObject({ standing: ulid, ...turnedDown });
export const withdrawnSchema = z.strictObject({ release: ulid, by: account });

/**
 * `release.listed/1`: which products stand at which position of each part; known to this party alone. `null`: what it
 * was is not known any more (see listing-again.ts).
 */
export const listedSchema = z.strictObject({ release: ulid, standing: ulid.optional() });
export const listSchema = z.array(
  z.strictObject({
    part: ulid,
    products: z.array(z.union([z.null(), z.string(), z.tuple([z.string(), z.string()])])),
  }),
);
export type ReleaseList = z.infer<typeof listSchema>;

/** `release.refused/1`: which products it was is its content. */
export const refusedSchema = z.strictObject({
  partner: digest,
  release: ulid.optional(),
  standing: ulid.optional(),
  by: account,
  count: z.int().min(1),
  areas: z.array(code).max(40),
  violations: z.array(violationSchema).max(60),
});

export const standingProposedSchema = z.strictObject({
  standing: ulid,
  partner: digest,
  by: account,
  kinds: z.array(code).max(100),
  areas: z.array(code).max(20),
  tlp: z.array(code).max(5),
  levels: z.array(code).max(10),
  originators: z.array(digest).max(10),
  recipient: recipientSchema,
  purpose: code,
  until: instant,
  quota: z.int().min(1),
  digest,
  needed: z.int().min(0),
  declares: statedSchema,
  noteChars: recordSchema.shape.note,
});
export type StandingTerms = z.infer<typeof standingProposedSchema>;
/** Products, by id: those of the content of a proposal. */
export const chosenSchema = z
  .looseObject({ chosen: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])) })
  .transform(({ chosen }) => chosen.map((each) => (typeof each === "string" ? each : each[0])));
/** Products, by id: the content of a refusal. */
export const productListSchema = z.array(z.string().max(40)).max(5000);
export const standingApprovedSchema = z.strictObject({ standing: ulid, by: account, role: code, digest });
export const standingStoppedSchema = z.strictObject({ standing: ulid, by: account });
/** `standing.reviewed/1`: somebody has looked at one product that went by it, and found it in order or not. */
export const standingReviewedSchema = z.strictObject({
  standing: ulid,
  product: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}\.[0-9]{1,3}$/),
  by: account,
  role: z.enum(["release-officer", "overseer"]),
  finding: z.enum(standingFindings),
});

/** `product.purged/1`, in the house log: what was derived from a recalled or expired product went with it. */
export const purgedSchema = z.strictObject({
  why: z.enum(["recall", "expiry"]),
  made: ulid,
  products: z.array(z.strictObject({ entry: ulid, position: z.int(), payload: digest })).max(60),
});
