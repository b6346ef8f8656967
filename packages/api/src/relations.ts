import { z } from "zod";
import { digest, partyId, sentence } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "relations";

/** A card as it is handed over: the text that was signed, and the root key's signature. */
export const signedCard = z.strictObject({
  card: z.string().min(1).max(8000),
  signature: z.string().min(1).max(100),
});

/** What a party says of a log of its own that it has retired: the text that was signed, and a root key's signature. */
export const signedRetirement = z.strictObject({
  retirement: z.string().min(1).max(6000),
  signature: z.string().min(1).max(100),
});

/** The public card of a node, with the cards before it and the fingerprint that people read to each other. */
export const cardFile = z.strictObject({
  card: z.string(),
  signature: z.string(),
  earlier: z.array(signedCard).max(200),
  party: partyId,
  fingerprint: z.string(),
});

const names = z.strictObject({ en: z.string(), fr: z.string() });

/** A log that was retired for the one that is said now: what its party stands by, and what the other says to hold. */
export const retiredLog = z.strictObject({
  origin: z.string(),
  /** Entries that its party stands by. */
  size: z.int(),
  /** Entries that were witnessed, as far as its party knows. */
  witnessed: z.int(),
  /** Entries that the other party has cosigned; absent until it has noted the retirement. */
  held: z.int().optional(),
  /** With what a recovery failed. */
  code: z.string(),
  /** Other statements about the same log that its party has signed and shown: refused, and kept as evidence. */
  differing: z.int().min(1).optional(),
});

/** One of the two logs of a relation, as this node knows it. */
export const liaisonHead = z.strictObject({
  origin: z.string(),
  party: partyId,
  mine: z.boolean(),
  /** Entries held here. */
  size: z.int(),
  /** Entries under a head that the other party has cosigned and that is published. */
  published: z.int(),
  /** Entries published and not applied here yet. */
  lag: z.int(),
  root: digest,
  cosignedAt: z.string().optional(),
  state: z.string(),
  why: sentence.optional(),
  /** Generations of this log before it, the first one first; absent for a first one. */
  retired: z.array(retiredLog).optional(),
});

export const relationView = z.strictObject({
  partner: partyId,
  name: names,
  country: z.string(),
  card: z.strictObject({ sequence: z.int(), fingerprint: z.string(), address: z.string().optional() }),
  pairedAt: z.string(),
  lastContact: z.string().optional(),
  logs: z.array(liaisonHead),
  /** Entries of the partner that were set aside, by their places, newest first, at most 100. */
  aside: z.array(z.strictObject({ index: z.int(), reason: sentence })),
  /** Why nothing may be released now; absent when nothing stands against it. */
  stopped: sentence.optional(),
});
export type RelationView = z.infer<typeof relationView>;

const readers = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "operations-officer",
  "inquiry-member",
  "signatory",
  "overseer",
  "administrator",
] as const;
const CARRY = "application/vnd.entente.carry";

export const relationOperations = {
  card: reads({
    id: "card",
    method: "GET",
    path: "/v1/card",
    desk,
    summary: "This party's card, to hand to a partner, and its fingerprint, to read out.",
    roles: "public",
    answer: cardFile,
  }),
  issueCard: acts({
    id: "issueCard",
    method: "POST",
    path: "/v1/cards",
    desk,
    summary: "Issues a card that the offline root key has signed, and presents it in every relation.",
    roles: ["administrator", "liaison-officer"],
    body: signedCard,
    answer: z.strictObject({ sequence: z.int(), id: digest }),
  }),
  pair: acts({
    id: "pair",
    method: "POST",
    path: "/v1/relations",
    desk,
    summary: "Opens a relation with the party of a card, whose fingerprint a person has compared.",
    roles: ["liaison-officer"],
    body: z.strictObject({
      card: signedCard,
      earlier: z.array(signedCard).max(200).optional(),
      fingerprint: z.string().min(1).max(100),
    }),
    answer: z.strictObject({ partner: partyId }),
  }),
  listRelations: reads({
    id: "listRelations",
    method: "GET",
    path: "/v1/relations",
    desk,
    summary: "The parties this one has exchanged cards with.",
    roles: readers,
    answer: z.strictObject({ items: z.array(relationView) }),
  }),
  getRelation: reads({
    id: "getRelation",
    method: "GET",
    path: "/v1/relations/{partner}",
    desk,
    summary: "One relation: both logs' heads, what is published, what lags, and what stands in the way.",
    roles: readers,
    params: z.strictObject({ partner: partyId }),
    answer: relationView,
  }),
  carryOut: reads({
    id: "carryOut",
    method: "GET",
    path: "/v1/carry/{partner}",
    desk,
    summary: `Everything due to a partner as one file (${CARRY}), to be carried by hand.`,
    roles: ["liaison-officer", "administrator"],
    params: z.strictObject({ partner: partyId }),
    query: z.strictObject({
      all: z.literal("yes").optional(),
      from: z.coerce.number().int().min(0).optional(),
      /** For a partner that was restored from a backup: also the entries of its own log, and all content. */
      recovery: z.literal("yes").optional(),
    }),
    answer: z.unknown(),
  }),
  carryIn: reads({
    id: "carryIn",
    method: "POST",
    path: "/v1/carry",
    desk,
    summary: "Takes in a file that a partner's node has written. Old, repeated and missing files do no harm.",
    roles: ["liaison-officer", "administrator"],
    raw: { accepts: [CARRY, "application/octet-stream"], maxBytes: 1_073_741_824 },
    answer: z.strictObject({
      from: partyId,
      applied: z.int(),
      alreadyHad: z.int(),
      missingFrom: z.int().optional(),
      cosigned: z.int().optional(),
      published: z.int().optional(),
      blobs: z.int(),
      problems: z.array(sentence),
    }),
  }),
};
