import { z } from "zod";
import { code, digest, instant, partyId, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";
import { standingFindings } from "./release-reasons.ts";
import {
  approval,
  decided,
  declarations,
  note,
  officer,
  productId,
  readers,
  recipient,
  turnedDown,
  turningDown,
} from "./releases-terms.ts";

const desk = "releases";

export const standing = z.strictObject({
  id: ulid,
  partner: partyId,
  state: z.enum(["proposed", "active", "stopped", "ended", "turned-down"]),
  kinds: z.array(z.string()),
  areas: z.array(code),
  tlp: z.array(z.string()),
  originators: z.array(partyId),
  purpose: code,
  recipient,
  until: instant,
  quota: z.int(),
  used: z.int(),
  approvals: z.array(z.strictObject({ by: z.string(), at: z.string() })),
  approvalsNeeded: z.int(),
  by: z.string(),
  proposedAt: z.string(),
  /** What approvals are given over. */
  digest,
  /** Who refused to approve it, and why; with that it is over. */
  turnedDown: turnedDown.optional(),
});

/** What a standing release is for: what is new and matches all of it is decided and sent. */
const standingTerms = {
  partner: partyId,
  kinds: z.array(z.string().max(80)).min(1).max(100),
  areas: z.array(code).min(1).max(20),
  tlp: z.array(z.enum(["clear", "green", "amber", "amber+strict", "red"])).max(5),
  levels: z.array(z.string().max(20)).max(10).optional(),
  originators: z.array(partyId).min(1).max(10),
  recipient,
  purpose: code,
  declares: declarations.optional(),
  until: instant,
  quota: z.int().min(1).max(10_000_000),
};

/** What of the products held here would go at once, of those that one may see. */
const matching = z.strictObject({
  count: z.int(),
  /** There are more than were counted. */
  more: z.boolean(),
  /** The newest of them. */
  samples: z.array(productId),
});

/** Standing releases: what matches goes by itself, each time decided and logged. */
export const standingOperations = {
  proposeStanding: acts({
    id: "proposeStanding",
    method: "POST",
    path: "/v1/standing",
    desk,
    summary:
      "Proposes a standing release: what matches goes to the party until a date and a quota, each still decided and logged.",
    roles: officer,
    body: z.strictObject({ ...standingTerms, note }),
    answer: z.strictObject({ standing: ulid, approvalsNeeded: z.int() }),
  }),
  previewStanding: reads({
    id: "previewStanding",
    method: "POST",
    path: "/v1/standing/preview",
    desk,
    summary:
      "Shows what a standing release would let pass: how much would go at once, and what the agreement makes of it.",
    roles: officer,
    body: z.strictObject(standingTerms),
    answer: decided.extend({ matching, /** How many of them were decided. */ tried: z.int() }),
  }),
  getStanding: reads({
    id: "getStanding",
    method: "GET",
    path: "/v1/standing/{standing}",
    desk,
    summary: "One standing release: its terms and use day by day, and the newest products that went by it.",
    roles: readers,
    params: z.strictObject({ standing: ulid }),
    answer: standing.extend({
      levels: z.array(z.string()),
      /** Why, for release officers and overseers; absent for others. */
      note: note.optional(),
      /** How much went on each day (UTC), newest first; of what one may see. */
      days: z.array(z.strictObject({ day: z.string(), count: z.int() })),
      samples: z.array(
        z.strictObject({
          product: productId,
          part: ulid,
          at: z.string(),
          reviews: z.array(
            z.strictObject({
              by: z.string(),
              role: z.string(),
              finding: z.enum(standingFindings),
              at: z.string(),
            }),
          ),
        }),
      ),
      /** While it is proposed: what would go at once. */
      matching: matching.optional(),
    }),
  }),
  reviewStanding: acts({
    id: "reviewStanding",
    method: "POST",
    path: "/v1/standing/{standing}/reviews",
    desk,
    summary: "Records that one product that went by a standing release was looked at, and what was found.",
    roles: ["release-officer", "overseer"],
    params: z.strictObject({ standing: ulid }),
    body: z.strictObject({ product: productId, finding: z.enum(standingFindings) }),
    answer: z.strictObject({ standing: ulid, product: productId }),
  }),
  approveStanding: acts({
    id: "approveStanding",
    method: "POST",
    path: "/v1/standing/{standing}/approve",
    desk,
    summary: "Approves a standing release as one person; it starts with the last approval.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ standing: ulid }),
    body: approval,
    answer: z.strictObject({ standing: ulid, state: z.enum(["proposed", "active"]), approvals: z.int() }),
  }),
  turnDownStanding: acts({
    id: "turnDownStanding",
    method: "POST",
    path: "/v1/standing/{standing}/turn-down",
    desk,
    summary: "Refuses, as one who was to approve it, a standing release that another officer proposed.",
    roles: officer,
    params: z.strictObject({ standing: ulid }),
    body: turningDown,
    answer: z.strictObject({ standing: ulid }),
  }),
  stopStanding: acts({
    id: "stopStanding",
    method: "POST",
    path: "/v1/standing/{standing}/stop",
    desk,
    summary: "Switches a standing release off. One person suffices, and off stays off.",
    roles: officer,
    params: z.strictObject({ standing: ulid }),
    answer: z.strictObject({ standing: ulid }),
  }),
  listStanding: reads({
    id: "listStanding",
    method: "GET",
    path: "/v1/standing",
    desk,
    summary: "Standing releases, with their use.",
    roles: readers,
    query: z.strictObject({
      partner: partyId.optional(),
      /** One's own that were turned down in the last fourteen days. */
      turnedDown: z.literal("mine").optional(),
    }),
    answer: z.strictObject({ items: z.array(standing) }),
  }),
};
