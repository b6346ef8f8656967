import { z } from "zod";
import { instant, partyId, sentence, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "oversight";
const overseer = ["overseer"] as const;
const recorders = ["overseer", "release-officer", "liaison-officer", "operations-officer"] as const;

/** What the node sees going wrong by itself, from its views and its own state. */
export const incidentKinds = [
  "recall-overdue",
  "retention-overdue",
  "receipt-late",
  "release-declined",
  "request-overdue",
  "review-overdue",
  "entry-set-aside",
  "log-halted",
  "check-failed",
  "job-failed",
  "sign-in-held-up",
] as const;

/** What an error that people record was about. */
export const errorKinds = [
  "released-wrongly",
  "collected-wrongly",
  "kept-too-long",
  "read-without-need",
  "wrong-label",
  "wrong-recipient",
  "security",
  "other",
] as const;

const incident = z.strictObject({
  kind: z.enum(incidentKinds),
  /** Id of what is late, set aside or failed; absent where only a number is known. */
  id: z.string().optional(),
  /** When it should have been done, or when it happened. */
  at: instant.optional(),
  side: z.enum(["ours", "theirs"]).optional(),
  count: z.int(),
  /** A code of what it is about, or the sentence that says why. */
  detail: sentence.optional(),
});

const notice = z.strictObject({
  clause: z.string(),
  /** ISO 8601 durations, as the clause gives them. */
  notifyWithin: z.string(),
  reportWithin: z.string(),
  toOversight: z.boolean(),
});

const error = z.strictObject({
  id: ulid,
  partner: partyId,
  kind: z.enum(errorKinds),
  by: z.string(),
  at: instant,
  foundAt: instant,
  /** Absent when it is not readable here. */
  title: z.string().optional(),
  text: z.string().optional(),
  remedy: z.strictObject({ text: z.string().optional(), by: z.string(), at: instant }).optional(),
  /** By when the clause wants the partner told, and reported to; and when that was done. */
  notifyBy: instant.optional(),
  reportBy: instant.optional(),
  clause: z.string().optional(),
  notified: instant.optional(),
  reported: instant.optional(),
});

const params = z.strictObject({ error: ulid });

export const incidentOperations = {
  listIncidents: reads({
    id: "listIncidents",
    method: "GET",
    path: "/v1/oversight/incidents",
    desk,
    summary:
      "What is going wrong now, as far as the node sees it, and what the agreement asks to be reported.",
    roles: overseer,
    query: z.strictObject({ partner: partyId }),
    answer: z.strictObject({ items: z.array(incident), notice: notice.optional() }),
  }),
  recordError: acts({
    id: "recordError",
    method: "POST",
    path: "/v1/oversight/errors",
    desk,
    summary: "Records an error or a breach. By when the partner must be told follows from the clause.",
    roles: recorders,
    body: z.strictObject({
      partner: partyId,
      kind: z.enum(errorKinds),
      foundAt: instant,
      title: words(160),
      text: words(8000),
    }),
    answer: z.strictObject({ error: ulid, notifyBy: instant.optional(), reportBy: instant.optional() }),
  }),
  remedyError: acts({
    id: "remedyError",
    method: "POST",
    path: "/v1/oversight/errors/{error}/remedy",
    desk,
    summary: "Records what was done about an error; by an overseer, or by whoever recorded it.",
    roles: recorders,
    params,
    body: z.strictObject({ text: words(8000) }),
    answer: z.strictObject({ error: ulid }),
  }),
  tellError: acts({
    id: "tellError",
    method: "POST",
    path: "/v1/oversight/errors/{error}/told",
    desk,
    summary: "Records that the partner was told of an error, or was sent the report on it.",
    roles: recorders,
    params,
    body: z.strictObject({ what: z.enum(["notified", "reported"]) }),
    answer: z.strictObject({ error: ulid }),
  }),
  listErrors: reads({
    id: "listErrors",
    method: "GET",
    path: "/v1/oversight/errors",
    desk,
    summary:
      "Errors that were recorded, newest first, with remedies and with what was told to the partner: to an overseer all, or with `mine` their own; to others their own.",
    roles: recorders,
    query: z.strictObject({ partner: partyId.optional(), mine: z.literal("true").optional() }),
    /** With a partner, what the agreement in force with it asks when something went wrong. */
    answer: z.strictObject({ items: z.array(error), notice: notice.optional() }),
  }),
};
