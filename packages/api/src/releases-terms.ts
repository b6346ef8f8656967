import { z } from "zod";
import { bilingual, code, digest, instant, partyId, ulid } from "./common.ts";
import { place } from "./operation.ts";
import { proposalRefusals } from "./release-reasons.ts";

export const productId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}\.[0-9]{1,3}$/);

/** To whom within the party, where, and until when. Absent: the organisation as a whole, by the agreement's retention. */
export const recipient = z.strictObject({
  /** An organisation listed in the agreement's `recipients` clause. */
  organisation: code,
  role: code,
  unit: code.optional(),
  theatre: code.optional(),
  until: instant.optional(),
  /** The individual that TLP:RED asks for. */
  person: z.string().max(120).optional(),
  /** A level of the receiving party's ladder that its reader is cleared for; what is above it is refused. */
  clearance: code.optional(),
});

export const note = z.strictObject({
  necessity: z.string().max(4000),
  proportionality: z.string().max(4000),
  alternatives: z.string().max(4000),
});

/**
 * What the person who proposes states to have looked at: recorded under their name, not verified. What is not stated
 * counts as unknown, and refuses where a clause asks for it.
 */
export const declarations = z.strictObject({
  /** Nobody of a protected class or profession appears in it. */
  noProtectedPersons: z.boolean().optional(),
  /** A person has read the free text. */
  freeTextReviewed: z.boolean().optional(),
  /** A person has read what the handling code H3 says in words. */
  handlingReviewed: z.boolean().optional(),
  /** How many identifiable persons it concerns. */
  persons: z.int().min(0).max(1_000_000).optional(),
  /** How identities appear; `none` where no protected person does, unless stated. */
  identities: z.enum(["none", "masked", "clear"]).optional(),
  /** Source and information, as graded: `4x4:B2`, `6x6:A1`. Absent: ungraded. */
  gradings: z
    .array(z.string().regex(/^(4x4:[ABCX][1-4]|6x6:[A-F][1-6])$/))
    .max(10)
    .optional(),
  /** What the recipient is to do on the strength of it; internal action unless stated. */
  use: z
    .strictObject({
      action: z.enum(["none", "contact-first", "internal", "external-indirect", "external-direct"]),
      judicial: z.boolean(),
    })
    .optional(),
  /** Where it may bear on a detention, the use of force or a minor. */
  assessment: z
    .strictObject({
      triggers: z.array(z.enum(["detention", "minor", "targeting"])).min(1),
      result: z.enum(["favourable", "unfavourable"]),
      assurances: z.array(code).max(10),
      /** Who approved it, and in what role; that person needs no account here. */
      approver: z.string().min(1).max(80).optional(),
      role: code.optional(),
    })
    .optional(),
});

export const violation = z.looseObject({
  clause: z.string(),
  kind: z.string(),
  code: z.string(),
  curable: z.boolean(),
  text: bilingual,
  /** What the clause found, for whoever may mend it: the fields, kinds or levels it names. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
});

export const obligation = z.strictObject({
  clause: z.string(),
  type: z.string(),
  phase: z.enum(["before", "with", "after"]),
  by: instant.optional(),
});

/** One compartment of a selection: one decision. */
export const groupDecision = z.strictObject({
  products: z.array(productId),
  areas: z.array(code),
  label: z.string(),
  verdict: z.enum(["permit", "permit-with-obligations", "refuse"]),
  violations: z.array(violation),
  obligations: z.array(obligation),
  /** Until when the recipient may hold it. */
  retainUntil: instant.optional(),
});

/** What the agreement makes of a selection: a decision for each compartment in it, and who may approve it. */
export const decided = z.strictObject({
  agreement: digest.optional(),
  groups: z.array(groupDecision),
  approvalsNeeded: z.int(),
  /** Accounts of those who could approve it: release officers who may see all of it, without its author. */
  approvers: z.array(z.string()),
});

export const partState = z.enum(["announced", "received", "declined", "recalled", "expired"]);

export const part = z.strictObject({
  id: ulid,
  release: ulid,
  direction: z.enum(["out", "in"]),
  partner: partyId,
  state: partState,
  count: z.int(),
  /** How many of them the recipient still holds. */
  held: z.int(),
  areas: z.array(code),
  theatre: code.optional(),
  unit: code.optional(),
  purpose: code,
  agreement: digest,
  clauses: z.array(z.string()),
  label: z.string(),
  madeAt: z.string(),
  receivedAt: z.string().optional(),
  retainUntil: z.string().optional(),
  reason: z.string().optional(),
  standing: ulid.optional(),
  /** Of a part asked for by its id: the first fifty of its products that are still here and that one may see. */
  products: z.array(productId).optional(),
  entry: place.omit({ id: true }),
  receipt: place.omit({ id: true, leaf: true }).optional(),
  /** When the recipient's witness had cosigned our log up to its entry: from then on it could be read there. */
  witnessedAt: z.string().optional(),
});

/** What was seen and is approved, by its digest; another one is refused. */
export const approval = z.strictObject({ decision: digest.optional() });

/** A refusal to approve. It may name what was seen; if that has changed it is refused, as an approval is. */
export const turningDown = z.strictObject({ reason: z.enum(proposalRefusals), decision: digest.optional() });

/** Who turned a proposal down, why and when. */
export const turnedDown = z.strictObject({
  by: z.string(),
  reason: z.enum(proposalRefusals),
  at: z.string(),
});

export const officer = ["release-officer"] as const;

export const readers = ["analyst", "release-officer", "liaison-officer", "overseer"] as const;

export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });
