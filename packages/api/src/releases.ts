import { z } from "zod";
import { code, digest, instant, paging, partyId, ulid } from "./common.ts";
import { acts, place, reads } from "./operation.ts";
import { productSummary } from "./products.ts";
import { recallReasons } from "./release-reasons.ts";
import {
  approval,
  decided,
  declarations,
  note,
  officer,
  page,
  part,
  productId,
  readers,
  recipient,
  turnedDown,
  turningDown,
  violation,
} from "./releases-terms.ts";

const desk = "releases";

const selection = {
  partner: partyId,
  products: z.array(productId).min(1).max(5000),
  /** Also the members of selected containers, named here explicitly: neighbours are never shared by themselves. */
  withMembers: z.boolean().optional(),
  recipient,
  purpose: code,
};

/** `refused`: a clause forbade it. `turned-down`: an officer who was to approve it refused. */
export const releaseState = z.enum(["proposed", "refused", "made", "withdrawn", "turned-down"]);

export const release = z.strictObject({
  id: ulid,
  partner: partyId,
  state: releaseState,
  proposedAt: z.string(),
  by: z.string(),
  products: z.int(),
  recipient,
  purpose: code,
  approvals: z.array(z.strictObject({ by: z.string(), role: z.string(), at: z.string() })),
  approvalsNeeded: z.int(),
  /** Who refused to approve it, and why; with that the proposal is over. */
  turnedDown: turnedDown.optional(),
  parts: z.array(part),
});

export const refusal = z.strictObject({
  id: ulid,
  partner: partyId,
  at: z.string(),
  count: z.int(),
  areas: z.array(code),
  agreement: digest.optional(),
  release: ulid.optional(),
  standing: ulid.optional(),
  /** `us`: refused before it left. `partner`: the recipient's own copy of the agreement forbade it. */
  by: z.enum(["us", "partner"]),
  violations: z.array(violation),
});

export const recall = z.strictObject({
  id: ulid,
  partner: partyId,
  direction: z.enum(["out", "in"]),
  part: ulid,
  release: ulid,
  /** One of `recallReasons`; an order that was written before there were codes has text. */
  reason: z.string(),
  orderedAt: z.string(),
  executeBy: z.string().optional(),
  items: z.int(),
  state: z.enum(["pending", "executed", "overdue"]),
  executedAt: z.string().optional(),
  purged: z.int().optional(),
  order: place.omit({ id: true, leaf: true }),
  receipt: place.omit({ id: true, leaf: true }).optional(),
});

const compared = z.strictObject({
  product: productSummary,
  /** The product it was made from, when it is a tearline or a redacted object and its source may be seen. */
  source: productSummary.optional(),
  /** Of a report: the portions of what is held, and which of them would leave. */
  portions: z
    .array(z.strictObject({ mark: z.string().optional(), text: z.string(), leaves: z.boolean() }))
    .optional(),
  /** Of a text that is no cut of its source: what is held, and what would leave. */
  text: z.strictObject({ held: z.string(), leaves: z.string() }).optional(),
  /** Of a STIX object: what is held, and what would leave. */
  object: z.strictObject({ held: z.unknown(), leaves: z.unknown() }).optional(),
  attachments: z.array(productSummary),
  /** It is longer than what is shown here. */
  cut: z.boolean(),
});

const listing = {
  /** One of them, however many came after it. */
  id: ulid.optional(),
  partner: partyId.optional(),
  direction: z.enum(["out", "in"]).optional(),
  area: code.optional(),
  theatre: code.optional(),
  unit: code.optional(),
  state: z.string().max(20).optional(),
  from: instant.optional(),
  until: instant.optional(),
  ...paging,
};

export const releaseOperations = {
  previewRelease: reads({
    id: "previewRelease",
    method: "POST",
    path: "/v1/releases/preview",
    desk,
    summary:
      "Shows, before anything is sent, who would get what under which clause, what forbids it, and who must approve.",
    roles: officer,
    body: z.strictObject({ ...selection, declares: declarations.optional() }),
    answer: decided,
  }),
  previewProposal: reads({
    id: "previewProposal",
    method: "GET",
    path: "/v1/releases/{release}/preview",
    desk,
    summary: "Shows to whoever may approve it what the agreement makes of a proposal now, with its note.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    answer: decided,
  }),
  compareProduct: reads({
    id: "compareProduct",
    method: "GET",
    path: "/v1/releases/compare/{product}",
    desk,
    summary:
      "Shows what is held beside what would leave: of a tearline or a redacted object, what was taken out. A reading, and logged.",
    roles: officer,
    params: z.strictObject({ product: productId }),
    answer: compared,
  }),
  proposeRelease: acts({
    id: "proposeRelease",
    method: "POST",
    path: "/v1/releases",
    desk,
    summary:
      "Proposes a release with its note on necessity and proportionality; a refusal lists every clause and is recorded.",
    roles: officer,
    body: z.strictObject({ ...selection, note, declares: declarations.optional() }),
    answer: z.strictObject({ release: ulid, state: releaseState, approvalsNeeded: z.int() }),
  }),
  approveRelease: acts({
    id: "approveRelease",
    method: "POST",
    path: "/v1/releases/{release}/approve",
    desk,
    summary: "Approves a proposed release as one person; the last approval the clause asks for sends it.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ release: ulid }),
    body: approval,
    answer: z.strictObject({
      release: ulid,
      state: releaseState,
      approvals: z.int(),
      approvalsNeeded: z.int(),
      parts: z.array(ulid),
    }),
  }),
  withdrawProposal: acts({
    id: "withdrawProposal",
    method: "POST",
    path: "/v1/releases/{release}/withdraw",
    desk,
    summary: "Withdraws what one proposed oneself and was not sent yet.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    answer: z.strictObject({ release: ulid }),
  }),
  turnDownProposal: acts({
    id: "turnDownProposal",
    method: "POST",
    path: "/v1/releases/{release}/turn-down",
    desk,
    summary: "Refuses, as one who was to approve it, what another officer proposed; the proposal is over.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    body: turningDown,
    answer: z.strictObject({ release: ulid }),
  }),
  recallRelease: acts({
    id: "recallRelease",
    method: "POST",
    path: "/v1/releases/{release}/recall",
    desk,
    summary:
      "Takes a release back, whole or single products; the holder purges and answers with a signed receipt.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    body: z.strictObject({
      reason: z.enum(recallReasons),
      products: z.array(productId).min(1).max(1000).optional(),
    }),
    answer: z.strictObject({ recalls: z.array(ulid), items: z.int() }),
  }),
  getRelease: reads({
    id: "getRelease",
    method: "GET",
    path: "/v1/releases/{release}",
    desk,
    summary: "One release with its approvals, parts and receipts.",
    roles: readers,
    params: z.strictObject({ release: ulid }),
    answer: release.extend({
      /** What is approved, for release officers who may see all of it. */
      proposal: z
        .strictObject({
          products: z.array(z.string()),
          /** What approvals are given over. */
          digest,
          note: z.strictObject({
            necessity: z.string(),
            proportionality: z.string(),
            alternatives: z.string(),
          }),
        })
        .optional(),
    }),
  }),
  listReleases: reads({
    id: "listReleases",
    method: "GET",
    path: "/v1/releases",
    desk,
    summary: "Releases, newest first; those that wait for approval with state=proposed.",
    roles: readers,
    query: z.strictObject({
      partner: partyId.optional(),
      state: releaseState.optional(),
      /** Those that wait for oneself: proposed by somebody else and not approved by oneself, oldest first. */
      waiting: z.literal("me").optional(),
      /** One's own that were turned down in the last fourteen days, newest first. */
      turnedDown: z.literal("mine").optional(),
      ...paging,
    }),
    answer: page(release),
  }),
  listParts: reads({
    id: "listParts",
    method: "GET",
    path: "/v1/parts",
    desk,
    summary: "What was released, each way, entry by entry: by area, theatre, unit, state and date.",
    roles: readers,
    query: z.strictObject({ ...listing, release: ulid.optional(), standing: ulid.optional() }),
    answer: page(part),
  }),
  listRefusals: reads({
    id: "listRefusals",
    method: "GET",
    path: "/v1/refusals",
    desk,
    summary: "What was refused, and by which clause.",
    roles: readers,
    query: z.strictObject({
      id: ulid.optional(),
      partner: partyId.optional(),
      clause: z.string().max(20).optional(),
      ...paging,
    }),
    answer: page(refusal),
  }),
  listRecalls: reads({
    id: "listRecalls",
    method: "GET",
    path: "/v1/recalls",
    desk,
    summary: "Recalls each way with their receipts; overdue ones are marked.",
    roles: readers,
    query: z.strictObject({
      id: ulid.optional(),
      partner: partyId.optional(),
      direction: z.enum(["out", "in"]).optional(),
      ...paging,
    }),
    answer: page(recall),
  }),
  countReleases: reads({
    id: "countReleases",
    method: "GET",
    path: "/v1/counts",
    desk,
    summary: "Products released, counted by area, theatre, unit and direction, before and after any date.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional(), date: instant.optional() }),
    answer: z.strictObject({
      rows: z.array(
        z.strictObject({
          direction: z.enum(["out", "in"]),
          area: code,
          theatre: code.optional(),
          unit: code.optional(),
          before: z.int(),
          after: z.int(),
        }),
      ),
    }),
  }),
  whoSees: reads({
    id: "whoSees",
    method: "GET",
    path: "/v1/seen/{product}",
    desk,
    summary: "Who may see a product, who has seen it by the house log, and to whom it was released.",
    roles: ["release-officer", "overseer"],
    params: z.strictObject({ product: productId }),
    query: z.strictObject(paging),
    answer: z.strictObject({
      /** Accounts that may read it now, by role, clearance, unit and caveat. */
      may: z.array(z.strictObject({ account: z.string(), roles: z.array(z.string()) })),
      /** Readings, newest first: who was given it, why, and with how many others. */
      reads: z.array(
        z.strictObject({ by: z.string(), why: z.string(), at: z.string(), count: z.int(), entry: ulid }),
      ),
      next: z.string().optional(),
      /** Parts that it left with, or came with. */
      parts: z.array(part),
    }),
  }),
};
