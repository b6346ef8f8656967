import { suspensionReasons, terminationReasons } from "@entente/agreement";
import { z } from "zod";
import type { PartyId } from "../keys/index.ts";
import { type Effect, type EntryKind, entryKind, type Folding, type Reception } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { streamOf } from "./view.ts";

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const negotiation = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const kid = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const areaCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
/** One signature of a detached JWS; the document or statement it signs travels beside it or is made again. */
const jws = z.strictObject({
  protected: z
    .string()
    .max(600)
    .regex(/^[A-Za-z0-9_-]+$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

/** What the entries of this desk say, in their liaison log. */
export const bodies = {
  "agreement.offered/1": z.strictObject({
    negotiation,
    round: z.int().min(1).max(1000),
    id: z.string().max(45),
    version: z.int().min(1).max(1_000_000),
    hash: digest,
    previous: digest.optional(),
    supersedes: digest.optional(),
  }),
  "agreement.accepted/1": z.strictObject({ negotiation, hash: digest }),
  "agreement.signed/1": z.strictObject({ negotiation, hash: digest, kid, jws }),
  "agreement.verified/1": z.strictObject({
    negotiation,
    hash: digest,
    rulesHash: digest,
    results: digest,
  }),
  "agreement.finalised/1": z.strictObject({ negotiation, hash: digest }),
  "agreement.terminated/1": z.strictObject({ negotiation, reason: z.enum(terminationReasons) }),
  "agreement.suspended/1": z.strictObject({
    hash: digest,
    areas: z.array(areaCode).min(1).max(40).optional(),
    reason: z.enum(suspensionReasons),
    kid,
    jws,
  }),
  "agreement.resumed/1": z.strictObject({ hash: digest, suspension: negotiation, kid, jws }),
  "agreement.denounced/1": z.strictObject({ hash: digest, endsAt: time, kid, jws }),
} as const;

export type AgreementKind = keyof typeof bodies;

/** A party's own restricting acts hold at once; what binds both waits for the partner's cosignature. */
const effects: Readonly<Record<AgreementKind, Effect>> = {
  "agreement.offered/1": "partner",
  "agreement.accepted/1": "partner",
  "agreement.signed/1": "partner",
  "agreement.verified/1": "partner",
  "agreement.finalised/1": "partner",
  "agreement.terminated/1": "recorded",
  "agreement.suspended/1": "recorded",
  "agreement.resumed/1": "partner",
  "agreement.denounced/1": "recorded",
};

export type Receive = (entry: Folding<never>, reader: Reader, index: number) => Promise<Reception>;

/** Which person of this party acted; liaison logs know only roles. */
const acted = entryKind({
  kind: "agreement.acted/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({
    by: z.string().max(100),
    partner: digest,
    act: z.string().max(60),
    entry: negotiation,
  }),
  fold: () => ({ changes: [], touches: [] }),
});

export function agreementKinds(receive: Receive): readonly EntryKind<never>[] {
  const liaison = (Object.keys(bodies) as AgreementKind[]).map((kind) =>
    entryKind({
      kind,
      log: "liaison",
      effect: effects[kind],
      body: bodies[kind] as z.ZodType<unknown>,
      fold(entry) {
        const partner = (entry.mine ? entry.partner : entry.party) as PartyId;
        const at = { partner, mine: entry.mine ? 1 : 0 };
        const { set } = entry.envelope;
        const offered =
          kind === "agreement.offered/1" && set !== undefined
            ? [["agreements.offer", { ...at, ...offerOf(entry.body), payload: set.payload }] as const]
            : [];
        return {
          changes: [["agreements.entry", { ...at, kind }], ...offered],
          touches: [streamOf(partner)],
        };
      },
      receive: (entry, reader, index) => receive(entry as Folding<never>, reader, index),
    }),
  );
  return [...liaison, acted];
}

const offerOf = (body: unknown) => ({ hash: (body as { hash: string }).hash });
