import { z } from "zod";
import { code, digest, partyId, sentence } from "./common.ts";
import { reads } from "./operation.ts";
import { retiredLog } from "./relations.ts";

const desk = "oversight";

/** One of the two logs of a relation, as seen from here. */
const logHead = z.strictObject({
  origin: z.string(),
  /** Who writes it. */
  party: partyId,
  size: z.int(),
  /** Entries under a head that the other party has cosigned. */
  witnessed: z.int(),
  root: digest,
  cosignedAt: z.string().optional(),
  cosignedBy: z.string().optional(),
  state: z.string(),
  why: sentence.optional(),
  /** Generations of this log before it, the first one first; absent for a first one. */
  retired: z.array(retiredLog).optional(),
});

export const relationState = z.strictObject({
  partner: z.strictObject({
    party: partyId,
    name: z.strictObject({ en: z.string(), fr: z.string() }),
    country: z.string(),
    fingerprint: z.string(),
  }),
  us: z.strictObject({
    party: partyId,
    name: z.strictObject({ en: z.string(), fr: z.string() }),
    country: z.string(),
    fingerprint: z.string(),
  }),
  agreement: z
    .strictObject({
      hash: digest,
      id: z.string(),
      version: z.int(),
      title: z.strictObject({ en: z.string(), fr: z.string() }),
      state: z.string(),
      from: z.string(),
      until: z.string(),
      suspendedAreas: z.array(code),
    })
    .optional(),
  /** Products, by area and direction, that the recipient received; with those still held. */
  shared: z.array(
    z.strictObject({
      area: code,
      name: z.strictObject({ en: z.string(), fr: z.string() }),
      out: z.int(),
      in: z.int(),
      heldOut: z.int(),
      heldIn: z.int(),
    }),
  ),
  refused: z.array(
    z.strictObject({
      clause: z.string(),
      title: z.strictObject({ en: z.string(), fr: z.string() }),
      count: z.int(),
    }),
  ),
  recalls: z.strictObject({
    out: z.int(),
    in: z.int(),
    executed: z.int(),
    pending: z.int(),
    overdue: z.int(),
  }),
  waiting: z.strictObject({ approvals: z.int(), receipts: z.int(), standing: z.int(), onward: z.int() }),
  logs: z.array(logHead),
  /** Partner's entries that were set aside, by their places, with the reason. */
  aside: z.array(z.strictObject({ index: z.int(), reason: sentence })),
  /** Why nothing may be released now; absent when releases may go. */
  stopped: sentence.optional(),
  lastContact: z.string().optional(),
});
export type RelationState = z.infer<typeof relationState>;

export const entrySummary = z.strictObject({
  log: z.string(),
  /** In that log. */
  index: z.int(),
  /** Through all generations of that side's log: what `getEntry` takes. In a first generation it is the index. */
  place: z.int(),
  leaf: digest,
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  party: partyId,
  mine: z.boolean(),
  grade: z.enum(["recorded", "partner"]),
  envelope: z.looseObject({}),
});

/** Everybody who works with a partner. An envelope names and digests what was given, and holds none of it. */
const readers = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "operations-officer",
  "inquiry-member",
  "overseer",
  "signatory",
] as const;

export const oversightOperations = {
  relationState: reads({
    id: "relationState",
    method: "GET",
    path: "/v1/relations/{partner}/state",
    desk,
    summary:
      "The state of the relation on one page: agreement, what was shared each way, refused, recalled, and both logs.",
    roles: readers,
    params: z.strictObject({ partner: partyId }),
    answer: relationState,
  }),
  listEntries: reads({
    id: "listEntries",
    method: "GET",
    path: "/v1/relations/{partner}/entries",
    desk,
    summary: "Entries of both liaison logs of a relation, newest first.",
    roles: readers,
    params: z.strictObject({ partner: partyId }),
    query: z.strictObject({
      /** A whole kind, `release.made/1`, or what it begins with before its point: `release`. */
      kind: z.string().max(60).optional(),
      log: z.enum(["ours", "theirs"]).optional(),
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    answer: z.strictObject({ items: z.array(entrySummary), next: z.int().optional() }),
  }),
  getEntry: reads({
    id: "getEntry",
    method: "GET",
    path: "/v1/relations/{partner}/entries/{log}/{index}",
    desk,
    summary: "One entry by its place: in our liaison log with this partner, or in the partner's with us.",
    roles: readers,
    params: z.strictObject({
      partner: partyId,
      log: z.enum(["ours", "theirs"]),
      index: z.coerce.number().int().min(0),
    }),
    answer: entrySummary,
  }),
  listPeople: reads({
    id: "listPeople",
    method: "GET",
    path: "/v1/people",
    desk,
    summary: "Names of the people of this house, by the accounts that proposals and approvals name.",
    // Who keeps the accounts knows these names already.
    roles: [...readers, "administrator"],
    answer: z.strictObject({ people: z.array(z.strictObject({ account: z.string(), name: z.string() })) }),
  }),
  exportLogs: reads({
    id: "exportLogs",
    method: "GET",
    path: "/v1/relations/{partner}/export",
    desk,
    summary:
      "Both liaison logs of a relation, the agreements and cards, as one file that `entente log export` unpacks and `entente verify` checks.",
    roles: ["overseer", "liaison-officer"],
    params: z.strictObject({ partner: partyId }),
    answer: z.unknown(),
  }),
};
