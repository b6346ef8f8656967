import { z } from "zod";
import { code, digest, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "oversight";
const keyHolders = ["overseer", "administrator"] as const;

const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const caseId = z.string().regex(/^[0-9a-f]{32}$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
/** An answer is 64 KiB, sealed, whatever it says: as base64. */
const sealedReply = z.base64().length(87_384);

const overseerKey = z.strictObject({
  id: ulid,
  /** The body's code, as agreements write it. */
  body: code,
  key: publicKey,
  /** Eight groups of five digits, to be read out by the body. */
  fingerprint: z.string(),
  state: z.enum(["registered", "confirmed", "withdrawn"]),
  registeredBy: z.string(),
  confirmedBy: z.string().optional(),
});

const disclosure = z.strictObject({
  case: caseId,
  /** The day it was handed in: nothing is timed more finely. */
  day,
  /** Who can open it. */
  bodies: z.array(code),
  /** Bytes of the sealed file; 0 once it was erased. */
  size: z.int(),
  commitment: z.string(),
  state: z.enum(["new", "acknowledged", "answered", "closed"]),
  acknowledgeBy: day,
  feedbackBy: day,
  overdue: z.enum(["acknowledgement", "feedback"]).optional(),
  replies: z.int(),
  /** Who did what with it, and on which day. */
  trace: z.array(
    z.strictObject({ day, by: z.string(), act: z.enum(["fetched", "answered", "closed", "erased"]) }),
  ),
});
export type DisclosureItem = z.infer<typeof disclosure>;

/** What an overseer does with disclosures. */
const visit = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("list") }),
  z.strictObject({ do: z.literal("fetch"), case: caseId }),
  z.strictObject({
    do: z.literal("reply"),
    case: caseId,
    as: z.enum(["acknowledgement", "feedback"]),
    sealed: sealedReply,
  }),
  z.strictObject({ do: z.literal("close"), case: caseId, erase: z.boolean() }),
]);
export type DisclosureVisit = z.infer<typeof visit>;

export const disclosureOperations = {
  registerOverseerKey: acts({
    id: "registerOverseerKey",
    method: "POST",
    path: "/v1/overseer-keys",
    desk,
    summary:
      "Registers the public key of an oversight body; it counts once a second person has confirmed it.",
    roles: ["overseer"],
    body: z.strictObject({ body: code, key: publicKey }),
    answer: z.strictObject({ id: ulid, fingerprint: z.string() }),
  }),
  confirmOverseerKey: acts({
    id: "confirmOverseerKey",
    method: "POST",
    path: "/v1/overseer-keys/{id}/confirm",
    desk,
    summary:
      "Confirms a body's key as a second overseer, or as an administrator where there is one overseer alone; the fingerprint comes from the body itself.",
    roles: keyHolders,
    asserted: true,
    params: z.strictObject({ id: ulid }),
    body: z.strictObject({ fingerprint: z.string().max(60) }),
    answer: z.strictObject({ id: ulid }),
  }),
  withdrawOverseerKey: acts({
    id: "withdrawOverseerKey",
    method: "POST",
    path: "/v1/overseer-keys/{id}/withdraw",
    desk,
    summary: "Withdraws a body's key: nothing more is sealed to it. One person suffices.",
    roles: keyHolders,
    params: z.strictObject({ id: ulid }),
    answer: z.strictObject({ id: ulid }),
  }),
  listOverseerKeys: reads({
    id: "listOverseerKeys",
    method: "GET",
    path: "/v1/overseer-keys",
    desk,
    summary: "Public keys of oversight bodies, with their fingerprints and who vouched for them.",
    roles: keyHolders,
    answer: z.strictObject({ items: z.array(overseerKey) }),
  }),
  listSealedDays: reads({
    id: "listSealedDays",
    method: "GET",
    path: "/v1/sealed-days",
    desk,
    summary: "The root of each past day in the house log: one entry a day, whether or not anything came in.",
    roles: ["overseer"],
    answer: z.strictObject({ items: z.array(z.strictObject({ day, root: digest })) }),
  }),
  /**
   * One address for everything an overseer does with disclosures: the node's own log names routes, and which of several
   * was asked would tell its readers that there is something to fetch or to answer.
   */
  visitDisclosures: reads({
    id: "visitDisclosures",
    method: "POST",
    path: "/v1/disclosures",
    desk,
    summary:
      "Lists disclosures with their due dates; fetches one, sealed as it came; stores a sealed answer; closes. Overseers alone.",
    roles: ["overseer"],
    body: visit,
    answer: z.strictObject({
      items: z.array(disclosure),
      /** The sealed file that was fetched: base64. */
      sealed: z.string().optional(),
    }),
  }),
};
