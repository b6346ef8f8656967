import { z } from "zod";
import { digest, partyId } from "./common.ts";
import { reads } from "./operation.ts";
import { signedCard, signedRetirement } from "./relations.ts";

const desk = "ledger";

/** Everybody who may list entries may check that they stand in the log. Tiles hold hashes, blinded, and nothing else. */
const readers = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "operations-officer",
  "inquiry-member",
  "overseer",
  "signatory",
] as const;

const log = z.enum(["ours", "theirs"]);
const place = { partner: partyId, log };
/** Which of the logs that one side has said is meant, from 1 on; without it the one that is said now. */
const generation = z.coerce.number().int().min(1).max(9999).optional();

/** Who signs with which keys: the whole chain of a party's cards. The first is the one its id is the digest of. */
const signer = z.strictObject({ party: partyId, cards: z.array(signedCard).min(1).max(201) });

/** The key of a certificate that a card names (decision 029). */
const shownPin = z.strictObject({
  digest,
  /** Of the digest, as two people read it to each other. */
  fingerprint: z.string(),
  /** The card from which on every card has named it there. */
  since: z.strictObject({ sequence: z.int(), at: z.string() }),
});

export const shownCard = z.strictObject({
  id: digest,
  sequence: z.int(),
  fingerprint: z.string(),
  name: z.strictObject({ en: z.string(), fr: z.string() }),
  country: z.string(),
  address: z.string().optional(),
  at: z.string(),
  /** Keys of the certificates at the address, and of those it calls with; without any, every certificate is taken. */
  certificates: z.strictObject({ listens: z.array(shownPin), calls: z.array(shownPin) }),
  keys: z.array(
    z.strictObject({
      role: z.string(),
      public: z.string(),
      name: z.string().optional(),
      /** By this card or a later one. */
      revoked: z.boolean(),
    }),
  ),
});

export const ledgerOperations = {
  getCheckpoint: reads({
    id: "getCheckpoint",
    method: "GET",
    path: "/v1/relations/{partner}/logs/{log}/checkpoint",
    desk,
    summary:
      "The published head of a log of a relation, as a signed note, with the cards that its signers' keys stand on.",
    roles: readers,
    params: z.strictObject(place),
    query: z.strictObject({ generation }),
    answer: z.strictObject({
      origin: z.string(),
      size: z.int(),
      /** C2SP signed note: the log's own signature and what cosignatures it has. */
      note: z.string(),
      writer: signer,
      witness: signer,
      /** By what the log was retired; absent for the one that is said now. */
      retirement: signedRetirement.optional(),
    }),
  }),
  getTile: reads({
    id: "getTile",
    method: "GET",
    path: "/v1/relations/{partner}/logs/{log}/tiles/{level}/{number}",
    desk,
    summary: "A hash tile of the published part of a log (C2SP tlog-tiles): 32 bytes for each hash.",
    roles: readers,
    params: z.strictObject({
      ...place,
      level: z.coerce.number().int().min(0).max(63),
      number: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    }),
    query: z.strictObject({ width: z.coerce.number().int().min(1).max(256).optional(), generation }),
    answer: z.unknown(),
  }),
  getEntryBytes: reads({
    id: "getEntryBytes",
    method: "GET",
    path: "/v1/relations/{partner}/logs/{log}/entries/{index}/bytes",
    desk,
    summary:
      "The bytes of an entry as they were hashed, by its index in the log, for those who may read what it says.",
    roles: readers,
    params: z.strictObject({ ...place, index: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
    query: z.strictObject({ generation }),
    answer: z.unknown(),
  }),
  listCards: reads({
    id: "listCards",
    method: "GET",
    path: "/v1/relations/{partner}/cards",
    desk,
    summary: "Both parties' cards, newest first, and who has compared the partner's by voice, when.",
    roles: [...readers, "administrator"],
    params: z.strictObject({ partner: partyId }),
    answer: z.strictObject({
      ours: z.array(shownCard),
      theirs: z.array(shownCard),
      /** Keys of the certificates that this node shows now; absent where TLS is ended before it, or nowhere. */
      inUse: z.strictObject({ listens: digest.optional(), calls: digest.optional() }),
      /** The pairing: a person read the fingerprint of the card with this number to the partner. */
      compared: z.strictObject({ sequence: z.int(), by: z.string(), at: z.string() }),
    }),
  }),
};
