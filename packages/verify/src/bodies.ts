import {
  onwardGrants,
  onwardReasons,
  onwardRefusals,
  recallReasons,
  suspensionReasons,
  terminationReasons,
} from "@entente/agreement";
import { z } from "zod";

/**
 * What the verifier reads of the bodies of entries. It asks for what its checks rest on and passes over the rest: a
 * member it does not know is the business of the two parties.
 */
const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const text = z.string().max(4000);
const code = z.string().max(200);
const codes = z.array(code).max(1000);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const kid = z.string().max(64);
const jws = z.strictObject({ protected: z.string().max(4000), signature: z.string().max(200) });

/** The statement that a log was retired, as it was signed. */
const retirement = {
  retirement: z.string().max(6000),
  signature: z.string().max(100),
  digest,
};

const ranges = z.array(z.tuple([z.int().min(0), z.int().max(999)])).max(1000);
/** Positions of a set as ranges `[first, last]`. */
export type Ranges = z.infer<typeof ranges>;

const consent = z.object({
  for: z.enum([
    "originator-control",
    "onward",
    "handling",
    "judicial-use",
    "purpose-change",
    "retention",
    "oversight",
  ]),
  by: code,
  item: code,
  to: code,
  purpose: code,
  granted: time,
  expires: time,
  token: code,
});

const approval = z.object({ person: code, role: code });

const record = z.object({
  recipient: z.object({
    organisation: code,
    role: code,
    unit: code.optional(),
    theatre: code.optional(),
    until: time.optional(),
    person: code.optional(),
    clearance: code.optional(),
  }),
  purpose: code,
  areas: codes,
  purposeLimits: codes,
  kinds: codes,
  objects: z.int().min(1).max(1000),
  bytes: z.int().min(0),
  attachments: z.enum(["none", "text", "binary"]),
  label: z.object({
    originator: code,
    policy: code,
    level: code,
    relTo: codes.optional(),
    caveats: codes,
    tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).optional(),
    handling: z.array(z.enum(["H0", "H1", "H2", "H3"])).optional(),
    text,
  }),
  unknownMarkings: codes,
  declares: z.object({
    noProtectedPersons: z.boolean().optional(),
    freeTextReviewed: z.boolean().optional(),
    handlingReviewed: z.boolean().optional(),
    persons: z.int().min(0).optional(),
    identities: z.enum(["none", "masked", "clear"]).optional(),
    gradings: codes.optional(),
    use: z
      .object({
        action: z.enum(["none", "contact-first", "internal", "external-indirect", "external-direct"]),
        judicial: z.boolean(),
      })
      .optional(),
  }),
  assessment: z
    .object({
      triggers: codes,
      result: z.enum(["favourable", "unfavourable"]),
      assurances: codes,
      approver: code.optional(),
      role: code.optional(),
    })
    .optional(),
  fields: codes.optional(),
  author: code,
  approvals: z.array(approval).max(100),
  note: z.object({
    necessity: z.int().min(0),
    proportionality: z.int().min(0),
    alternatives: z.int().min(0),
  }),
  standing: z.object({ id: ulid, until: time, quotaLeft: z.int().min(0) }).optional(),
  consents: z.array(consent).max(100),
  sourcesUntil: time.optional(),
});

const made = z.object({ release: ulid, record, rulesHash: digest, clauses: codes });
const received = z.object({ release: ulid, made: ulid, from: digest, without: ranges });
const declined = z.object({ release: ulid, made: ulid, reason: code });
const recallOrdered = z.object({
  recall: ulid,
  release: ulid,
  made: ulid,
  ranges,
  executeBy: time.optional(),
});
const recallExecuted = z.object({ recall: ulid, release: ulid, made: ulid, payload: digest, ranges });
const expired = z.object({ release: ulid, made: ulid, payload: digest, ranges });
const onwardRequested = z.object({ request: ulid, made: ulid });
const onwardAnswered = z.object({ request: ulid });
/** From their second version on these kinds bear closed codes where the first had text. */
const recallOrderedByCode = recallOrdered.extend({ reason: z.enum(recallReasons) });
const onwardRequestedByCode = onwardRequested.extend({ reason: z.enum(onwardReasons) });
const onwardAnsweredByCode = z.discriminatedUnion("grant", [
  onwardAnswered.extend({ grant: z.literal(true), code: z.enum(onwardGrants) }),
  onwardAnswered.extend({ grant: z.literal(false), code: z.enum(onwardRefusals) }),
]);
const cardPresented = z.object({ card: z.string().max(8000), signature: z.string().max(200) });

const negotiation = ulid;
const statement = { hash: digest, kid, jws };

/** The kinds of entries that make the life of agreements. */
export const lifeBodies = {
  "agreement.offered/1": z.object({
    negotiation,
    round: z.int().min(1),
    id: code,
    version: z.int().min(1),
    hash: digest,
    previous: digest.optional(),
    supersedes: digest.optional(),
  }),
  "agreement.accepted/1": z.object({ negotiation, hash: digest }),
  "agreement.signed/1": z.object({ negotiation, ...statement }),
  "agreement.verified/1": z.object({ negotiation, hash: digest, rulesHash: digest }),
  "agreement.finalised/1": z.object({ negotiation, hash: digest }),
  "agreement.terminated/1": z.object({ negotiation, reason: z.enum(terminationReasons) }),
  "agreement.suspended/1": z.object({
    ...statement,
    areas: z.array(code).min(1).max(1000).optional(),
    reason: z.enum(suspensionReasons),
  }),
  "agreement.resumed/1": z.object({ ...statement, suspension: ulid }),
  "agreement.denounced/1": z.object({ ...statement, endsAt: time }),
} as const;

/** Every kind this verifier understands, by name. */
export const bodies = {
  ...lifeBodies,
  "log.continued/1": z.object({ ...retirement, carried: z.looseObject({}) }),
  "log.retirement-noted/1": z.object({
    ...retirement,
    holds: z.object({
      size: z.int().min(0),
      root: digest,
      applied: z.int().min(0),
      note: z.string().max(2000).optional(),
    }),
  }),
  "card.presented/1": cardPresented,
  "release.made/1": made,
  "release.received/1": received,
  "release.declined/1": declined,
  "release.expired/1": expired,
  "recall.ordered/1": recallOrdered,
  "recall.ordered/2": recallOrderedByCode,
  "recall.executed/1": recallExecuted,
  "onward.requested/1": onwardRequested,
  "onward.requested/2": onwardRequestedByCode,
  "onward.answered/1": onwardAnswered,
  "onward.answered/2": onwardAnsweredByCode,
} as const;

export type KnownKind = keyof typeof bodies;
export type LifeKind = keyof typeof lifeBodies;
export type BodyOf<K extends KnownKind> = z.infer<(typeof bodies)[K]>;

export const isKnownKind = (kind: string): kind is KnownKind => Object.hasOwn(bodies, kind);
export const isLifeKind = (kind: string): kind is LifeKind => Object.hasOwn(lifeBodies, kind);
