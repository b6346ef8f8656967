import { z } from "zod";
import { code, digest, entryRef, instant, partyId, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";

/** Why an area is to be suspended: the reasons of a suspension under the agreement. */
export const measureReasons = ["breach", "incident", "change-of-law", "security", "other"] as const;
export const measureDropReasons = ["answered", "agreed", "withdrawn"] as const;

const desk = "measures";
const measures = "/v1/measures";
const readers = ["liaison-officer", "release-officer", "signatory", "overseer"] as const;
const one = z.strictObject({ measure: ulid });

const summary = z.strictObject({
  measure: ulid,
  partner: partyId,
  by: z.enum(["us", "partner"]),
  what: z.enum(["suspend-area", "share-more"]),
  areas: z.array(code),
  reason: z.enum(measureReasons).optional(),
  at: instant,
  /** `lifted`: every party has signed that the suspension ends. */
  state: z.enum(["proposed", "dropped", "applied", "lifted"]),
  dropped: z.enum(measureDropReasons).optional(),
  appliedAt: instant.optional(),
  endedAt: instant.optional(),
  entry: entryRef,
});
export type MeasureSummary = z.infer<typeof summary>;

const volume = z.strictObject({ area: code, direction: z.enum(["out", "in"]), count: z.int() });
const kindCount = z.strictObject({ kind: z.string(), count: z.int() });

const detail = summary.extend({
  /** Absent while it is not here, or not readable. */
  text: z.string().optional(),
  /** Of a suspension: what it has stopped and what went on meanwhile. */
  effect: z
    .strictObject({
      stopped: z.strictObject({ refusals: z.int(), products: z.int() }),
      wentOn: z.strictObject({
        shared: z.array(volume),
        recalls: z.int(),
        /** Entries of both logs while it lasted, by kind. */
        entries: z.array(kindCount),
      }),
    })
    .optional(),
  /** Of a decision to share more: products received each way, as long before as has passed since. */
  volumes: z
    .strictObject({
      /** How long that is. */
      seconds: z.int(),
      agreement: digest,
      before: z.array(volume),
      after: z.array(volume),
    })
    .optional(),
});
export type MeasureDetail = z.infer<typeof detail>;

export const measureOperations = {
  proposeMeasure: acts({
    id: "proposeMeasure",
    method: "POST",
    path: measures,
    desk,
    summary: "Tells the partner of a measure: an area may be suspended, or more is to be shared.",
    roles: ["liaison-officer"],
    body: z.strictObject({
      partner: partyId,
      what: z.enum(["suspend-area", "share-more"]),
      areas: z.array(code).min(1).max(20),
      /** Needed for a suspension. */
      reason: z.enum(measureReasons).optional(),
      text: words(4000),
    }),
    answer: one,
  }),
  dropMeasure: acts({
    id: "dropMeasure",
    method: "POST",
    path: `${measures}/{measure}/drop`,
    desk,
    summary: "Gives up a measure that was proposed and not applied.",
    roles: ["liaison-officer"],
    params: one,
    body: z.strictObject({ reason: z.enum(measureDropReasons) }),
    answer: one,
  }),
  applyMeasure: acts({
    id: "applyMeasure",
    method: "POST",
    path: `${measures}/{measure}/apply`,
    desk,
    summary:
      "Applies a measure: suspends its areas at once by a signature, or records that the amendment to share more is in force.",
    roles: ["signatory"],
    params: one,
    body: z.strictObject({ kid: z.string().max(60).optional() }),
    answer: one,
  }),
  liftMeasure: acts({
    id: "liftMeasure",
    method: "POST",
    path: `${measures}/{measure}/lift`,
    desk,
    summary: "Signs the end of a suspension. It ends when every party has signed.",
    roles: ["signatory"],
    asserted: true,
    params: one,
    body: z.strictObject({ kid: z.string().max(60).optional() }),
    answer: z.strictObject({ measure: ulid, suspension: z.string() }),
  }),
  listMeasures: reads({
    id: "listMeasures",
    method: "GET",
    path: measures,
    desk,
    summary:
      "Measures of both parties: what still stands first, and ours before the partner’s; then newest first.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(summary) }),
  }),
  getMeasure: reads({
    id: "getMeasure",
    method: "GET",
    path: `${measures}/{measure}`,
    desk,
    summary: "One measure: its text, what it stopped and did not stop, or the volumes before and after.",
    roles: readers,
    params: one,
    answer: detail,
  }),
};
