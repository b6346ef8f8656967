import { z } from "zod";
import { code, digest, instant, partyId } from "./common.ts";
import { reads } from "./operation.ts";
import { signedCard } from "./relations.ts";

const desk = "oversight";
const overseer = ["overseer"] as const;
const index = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** An entry of the house log. What it says is left out where it speaks of something this overseer may not see. */
export const houseEntry = z.strictObject({
  index: z.int(),
  leaf: digest,
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  /** Whether the envelope is whole. */
  whole: z.boolean(),
  /** The account that acted, where the entry names one and the reader sees it. */
  by: z.string().optional(),
  partner: partyId.optional(),
  envelope: z.looseObject({}),
});
export type HouseEntry = z.infer<typeof houseEntry>;

export const keptWays = [
  "operation-whole",
  "operation-particulars",
  "area-suspended",
  "release-refused",
  "release-turned-down",
  "act-refused",
  "redacted",
  "request-refused",
  "neither-confirmed-nor-denied",
] as const;

const kept = z.strictObject({
  /** Id of what was kept, or of the record that says so. */
  id: z.string(),
  at: instant,
  /** A code of why: the clause's, the request's, or that of whoever turned it down. */
  reason: z.string().optional(),
  /** Clauses of the agreement in force, or then in force, by their ids. */
  clauses: z.array(z.string()),
  /** Until when it is kept; absent where nothing ends it by itself. */
  until: z.string().optional(),
  count: z.int(),
  area: code.optional(),
});

export const overseeingOperations = {
  listHouseEntries: reads({
    id: "listHouseEntries",
    method: "GET",
    path: "/v1/oversight/house/entries",
    desk,
    summary:
      "The house log as a feed for the party's own overseers, newest first; each reading is itself recorded.",
    roles: overseer,
    query: z.strictObject({
      /** A whole kind, `release.proposed/1`, or the desk it begins with: `release`. */
      kind: z
        .string()
        .regex(/^[a-z][a-z-]{0,39}(\.[a-z][a-z-]{0,39}(\/[1-9]\d?)?)?$/)
        .optional(),
      account: z.string().min(1).max(80).optional(),
      partner: partyId.optional(),
      from: instant.optional(),
      until: instant.optional(),
      /** Only entries before this index: `next` of the page before. */
      before: index.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    /** `next` is there while older entries were not looked at, even if none of them matches. */
    answer: z.strictObject({ items: z.array(houseEntry), size: z.int(), next: z.int().optional() }),
  }),
  getHouseEntry: reads({
    id: "getHouseEntry",
    method: "GET",
    path: "/v1/oversight/house/entries/{index}",
    desk,
    summary: "One entry of the house log; the reading is recorded.",
    roles: overseer,
    params: z.strictObject({ index }),
    answer: houseEntry,
  }),
  getHouseEntryBytes: reads({
    id: "getHouseEntryBytes",
    method: "GET",
    path: "/v1/oversight/house/entries/{index}/bytes",
    desk,
    summary: "The bytes of a house entry as they were hashed; the reading is recorded.",
    roles: overseer,
    params: z.strictObject({ index }),
    answer: z.unknown(),
  }),
  getHouseCheckpoint: reads({
    id: "getHouseCheckpoint",
    method: "GET",
    path: "/v1/oversight/house/checkpoint",
    desk,
    summary: "The signed head of the house log, with the cards its key stands on. It has no witness.",
    roles: overseer,
    answer: z.strictObject({
      origin: z.string(),
      size: z.int(),
      note: z.string(),
      writer: z.strictObject({ party: partyId, cards: z.array(signedCard).min(1).max(201) }),
    }),
  }),
  getHouseTile: reads({
    id: "getHouseTile",
    method: "GET",
    path: "/v1/oversight/house/tiles/{level}/{number}",
    desk,
    summary: "A hash tile of the house log (C2SP tlog-tiles): 32 bytes for each hash.",
    roles: overseer,
    params: z.strictObject({
      level: z.coerce.number().int().min(0).max(63),
      number: index,
    }),
    query: z.strictObject({ width: z.coerce.number().int().min(1).max(256).optional() }),
    answer: z.unknown(),
  }),
  listKept: reads({
    id: "listKept",
    method: "GET",
    path: "/v1/oversight/kept",
    desk,
    summary:
      "What was kept from a partner, in every way there is: counted, with reason, clause and until when. The agreement decides; each reading is recorded.",
    roles: overseer,
    query: z.strictObject({ partner: partyId }),
    answer: z.strictObject({
      at: instant,
      ways: z.array(
        z.strictObject({
          way: z.enum(keptWays),
          /** All there are; `items` are the newest hundred. */
          count: z.int(),
          items: z.array(kept),
        }),
      ),
    }),
  }),
};
