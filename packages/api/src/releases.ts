import { z } from "zod";
import { bilingual, code, digest, instant, paging, partyId, ulid } from "./common.ts";
import { acts, place, reads } from "./operation.ts";
import { productSummary } from "./products.ts";
import {
  onwardGrants,
  onwardReasons,
  onwardRefusals,
  recallReasons,
  standingFindings,
} from "./release-reasons.ts";

const desk = "releases";
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

const selection = {
  partner: partyId,
  products: z.array(productId).min(1).max(5000),
  /** Also the members of selected containers, named here explicitly: neighbours are never shared by themselves. */
  withMembers: z.boolean().optional(),
  recipient,
  purpose: code,
};

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
const decided = z.strictObject({
  agreement: digest.optional(),
  groups: z.array(groupDecision),
  approvalsNeeded: z.int(),
  /** Accounts of those who could approve it: release officers who may see all of it, without its author. */
  approvers: z.array(z.string()),
});

export const releaseState = z.enum(["proposed", "refused", "made", "withdrawn"]);
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
  entry: place.omit({ id: true }),
  receipt: place.omit({ id: true, leaf: true }).optional(),
  /** When the recipient's witness had cosigned our log up to its entry: from then on it could be read there. */
  witnessedAt: z.string().optional(),
});

export const release = z.strictObject({
  id: ulid,
  partner: partyId,
  state: releaseState,
  proposedAt: z.string(),
  by: z.string(),
  products: z.int(),
  recipient,
  purpose: code,
  approvals: z.array(z.strictObject({ by: z.string(), role: z.string(), at: z.string() })),
  approvalsNeeded: z.int(),
  parts: z.array(part),
});

export const refusal = z.strictObject({
  id: ulid,
  partner: partyId,
  at: z.string(),
  count: z.int(),
  areas: z.array(code),
  agreement: digest.optional(),
  release: ulid.optional(),
  standing: ulid.optional(),
  /** `us`: refused before it left. `partner`: the recipient's own copy of the agreement forbade it. */
  by: z.enum(["us", "partner"]),
  violations: z.array(violation),
});

export const recall = z.strictObject({
  id: ulid,
  partner: partyId,
  direction: z.enum(["out", "in"]),
  part: ulid,
  release: ulid,
  /** One of `recallReasons`; an order that was written before there were codes has text. */
  reason: z.string(),
  orderedAt: z.string(),
  executeBy: z.string().optional(),
  items: z.int(),
  state: z.enum(["pending", "executed", "overdue"]),
  executedAt: z.string().optional(),
  purged: z.int().optional(),
  order: place.omit({ id: true, leaf: true }),
  receipt: place.omit({ id: true, leaf: true }).optional(),
});

export const standing = z.strictObject({
  id: ulid,
  partner: partyId,
  state: z.enum(["proposed", "active", "stopped", "ended"]),
  kinds: z.array(z.string()),
  areas: z.array(code),
  tlp: z.array(z.string()),
  originators: z.array(partyId),
  purpose: code,
  recipient,
  until: instant,
  quota: z.int(),
  used: z.int(),
  approvals: z.array(z.strictObject({ by: z.string(), at: z.string() })),
  approvalsNeeded: z.int(),
  by: z.string(),
  proposedAt: z.string(),
  /** What approvals are given over. */
  digest,
});

/** What a standing release is for: what is new and matches all of it is decided and sent. */
const standingTerms = {
  partner: partyId,
  kinds: z.array(z.string().max(80)).min(1).max(100),
  areas: z.array(code).min(1).max(20),
  tlp: z.array(z.enum(["clear", "green", "amber", "amber+strict", "red"])).max(5),
  levels: z.array(z.string().max(20)).max(10).optional(),
  originators: z.array(partyId).min(1).max(10),
  recipient,
  purpose: code,
  declares: declarations.optional(),
  until: instant,
  quota: z.int().min(1).max(10_000_000),
};

/** What of the products held here would go at once, of those that one may see. */
const matching = z.strictObject({
  count: z.int(),
  /** There are more than were counted. */
  more: z.boolean(),
  /** The newest of them. */
  samples: z.array(productId),
});

const compared = z.strictObject({
  product: productSummary,
  /** The product it was made from, when it is a tearline or a redacted object and its source may be seen. */
  source: productSummary.optional(),
  /** Of a report: the portions of what is held, and which of them would leave. */
  portions: z
    .array(z.strictObject({ mark: z.string().optional(), text: z.string(), leaves: z.boolean() }))
    .optional(),
  /** Of a text that is no cut of its source: what is held, and what would leave. */
  text: z.strictObject({ held: z.string(), leaves: z.string() }).optional(),
  /** Of a STIX object: what is held, and what would leave. */
  object: z.strictObject({ held: z.unknown(), leaves: z.unknown() }).optional(),
  attachments: z.array(productSummary),
  /** It is longer than what is shown here. */
  cut: z.boolean(),
});

/** What was seen and is approved, by its digest; another one is refused. */
const approval = z.strictObject({ decision: digest.optional() });
const officer = ["release-officer"] as const;
const readers = ["analyst", "release-officer", "liaison-officer", "overseer"] as const;
const listing = {
  /** One of them, however many came after it. */
  id: ulid.optional(),
  partner: partyId.optional(),
  direction: z.enum(["out", "in"]).optional(),
  area: code.optional(),
  theatre: code.optional(),
  unit: code.optional(),
  state: z.string().max(20).optional(),
  from: instant.optional(),
  until: instant.optional(),
  ...paging,
};
const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });

export const releaseOperations = {
  previewRelease: reads({
    id: "previewRelease",
    method: "POST",
    path: "/v1/releases/preview",
    desk,
    summary:
      "Shows, before anything is sent, who would get what under which clause, what forbids it, and who must approve.",
    roles: officer,
    body: z.strictObject({ ...selection, declares: declarations.optional() }),
    answer: decided,
  }),
  previewProposal: reads({
    id: "previewProposal",
    method: "GET",
    path: "/v1/releases/{release}/preview",
    desk,
    summary: "Shows to whoever may approve it what the agreement makes of a proposal now, with its note.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    answer: decided,
  }),
  compareProduct: reads({
    id: "compareProduct",
    method: "GET",
    path: "/v1/releases/compare/{product}",
    desk,
    summary:
      "Shows what is held beside what would leave: of a tearline or a redacted object, what was taken out. A reading, and logged.",
    roles: officer,
    params: z.strictObject({ product: productId }),
    answer: compared,
  }),
  proposeRelease: acts({
    id: "proposeRelease",
    method: "POST",
    path: "/v1/releases",
    desk,
    summary:
      "Proposes a release with its note on necessity and proportionality; a refusal lists every clause and is recorded.",
    roles: officer,
    body: z.strictObject({ ...selection, note, declares: declarations.optional() }),
    answer: z.strictObject({ release: ulid, state: releaseState, approvalsNeeded: z.int() }),
  }),
  approveRelease: acts({
    id: "approveRelease",
    method: "POST",
    path: "/v1/releases/{release}/approve",
    desk,
    summary: "Approves a proposed release as one person; the last approval the clause asks for sends it.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ release: ulid }),
    body: approval,
    answer: z.strictObject({
      release: ulid,
      state: releaseState,
      approvals: z.int(),
      approvalsNeeded: z.int(),
      parts: z.array(ulid),
    }),
  }),
  withdrawProposal: acts({
    id: "withdrawProposal",
    method: "POST",
    path: "/v1/releases/{release}/withdraw",
    desk,
    summary: "Withdraws a proposal that was not sent yet.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    answer: z.strictObject({ release: ulid }),
  }),
  recallRelease: acts({
    id: "recallRelease",
    method: "POST",
    path: "/v1/releases/{release}/recall",
    desk,
    summary:
      "Takes a release back, whole or single products; the holder purges and answers with a signed receipt.",
    roles: officer,
    params: z.strictObject({ release: ulid }),
    body: z.strictObject({
      reason: z.enum(recallReasons),
      products: z.array(productId).min(1).max(1000).optional(),
    }),
    answer: z.strictObject({ recalls: z.array(ulid), items: z.int() }),
  }),
  getRelease: reads({
    id: "getRelease",
    method: "GET",
    path: "/v1/releases/{release}",
    desk,
    summary: "One release with its approvals, parts and receipts.",
    roles: readers,
    params: z.strictObject({ release: ulid }),
    answer: release.extend({
      /** What is approved, for release officers who may see all of it. */
      proposal: z
        .strictObject({
          products: z.array(z.string()),
          /** What approvals are given over. */
          digest,
          note: z.strictObject({
            necessity: z.string(),
            proportionality: z.string(),
            alternatives: z.string(),
          }),
        })
        .optional(),
    }),
  }),
  listReleases: reads({
    id: "listReleases",
    method: "GET",
    path: "/v1/releases",
    desk,
    summary: "Releases, newest first; those that wait for approval with state=proposed.",
    roles: readers,
    query: z.strictObject({
      partner: partyId.optional(),
      state: releaseState.optional(),
      /** Those that wait for oneself: proposed by somebody else and not approved by oneself, oldest first. */
      waiting: z.literal("me").optional(),
      ...paging,
    }),
    answer: page(release),
  }),
  listParts: reads({
    id: "listParts",
    method: "GET",
    path: "/v1/parts",
    desk,
    summary: "What was released, each way, entry by entry: by area, theatre, unit, state and date.",
    roles: readers,
    query: z.strictObject({ ...listing, release: ulid.optional(), standing: ulid.optional() }),
    answer: page(part),
  }),
  listRefusals: reads({
    id: "listRefusals",
    method: "GET",
    path: "/v1/refusals",
    desk,
    summary: "What was refused, and by which clause.",
    roles: readers,
    query: z.strictObject({
      id: ulid.optional(),
      partner: partyId.optional(),
      clause: z.string().max(20).optional(),
      ...paging,
    }),
    answer: page(refusal),
  }),
  listRecalls: reads({
    id: "listRecalls",
    method: "GET",
    path: "/v1/recalls",
    desk,
    summary: "Recalls each way with their receipts; overdue ones are marked.",
    roles: readers,
    query: z.strictObject({
      id: ulid.optional(),
      partner: partyId.optional(),
      direction: z.enum(["out", "in"]).optional(),
      ...paging,
    }),
    answer: page(recall),
  }),
  countReleases: reads({
    id: "countReleases",
    method: "GET",
    path: "/v1/counts",
    desk,
    summary: "Products released, counted by area, theatre, unit and direction, before and after any date.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional(), date: instant.optional() }),
    answer: z.strictObject({
      rows: z.array(
        z.strictObject({
          direction: z.enum(["out", "in"]),
          area: code,
          theatre: code.optional(),
          unit: code.optional(),
          before: z.int(),
          after: z.int(),
        }),
      ),
    }),
  }),
  proposeStanding: acts({
    id: "proposeStanding",
    method: "POST",
    path: "/v1/standing",
    desk,
    summary:
      "Proposes a standing release: what matches goes to the party until a date and a quota, each still decided and logged.",
    roles: officer,
    body: z.strictObject({ ...standingTerms, note }),
    answer: z.strictObject({ standing: ulid, approvalsNeeded: z.int() }),
  }),
  previewStanding: reads({
    id: "previewStanding",
    method: "POST",
    path: "/v1/standing/preview",
    desk,
    summary:
      "Shows what a standing release would let pass: how much would go at once, and what the agreement makes of it.",
    roles: officer,
    body: z.strictObject(standingTerms),
    answer: decided.extend({ matching, /** How many of them were decided. */ tried: z.int() }),
  }),
  getStanding: reads({
    id: "getStanding",
    method: "GET",
    path: "/v1/standing/{standing}",
    desk,
    summary: "One standing release: its terms and use day by day, and the newest products that went by it.",
    roles: readers,
    params: z.strictObject({ standing: ulid }),
    answer: standing.extend({
      levels: z.array(z.string()),
      /** Why, for release officers and overseers; absent for others. */
      note: note.optional(),
      /** How much went on each day (UTC), newest first; of what one may see. */
      days: z.array(z.strictObject({ day: z.string(), count: z.int() })),
      samples: z.array(
        z.strictObject({
          product: productId,
          part: ulid,
          at: z.string(),
          reviews: z.array(
            z.strictObject({
              by: z.string(),
              role: z.string(),
              finding: z.enum(standingFindings),
              at: z.string(),
            }),
          ),
        }),
      ),
      /** While it is proposed: what would go at once. */
      matching: matching.optional(),
    }),
  }),
  reviewStanding: acts({
    id: "reviewStanding",
    method: "POST",
    path: "/v1/standing/{standing}/reviews",
    desk,
    summary: "Records that one product that went by a standing release was looked at, and what was found.",
    roles: ["release-officer", "overseer"],
    params: z.strictObject({ standing: ulid }),
    body: z.strictObject({ product: productId, finding: z.enum(standingFindings) }),
    answer: z.strictObject({ standing: ulid, product: productId }),
  }),
  approveStanding: acts({
    id: "approveStanding",
    method: "POST",
    path: "/v1/standing/{standing}/approve",
    desk,
    summary: "Approves a standing release as one person; it starts with the last approval.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ standing: ulid }),
    body: approval,
    answer: z.strictObject({ standing: ulid, state: z.enum(["proposed", "active"]), approvals: z.int() }),
  }),
  stopStanding: acts({
    id: "stopStanding",
    method: "POST",
    path: "/v1/standing/{standing}/stop",
    desk,
    summary: "Switches a standing release off. One person suffices, and off stays off.",
    roles: officer,
    params: z.strictObject({ standing: ulid }),
    answer: z.strictObject({ standing: ulid }),
  }),
  listStanding: reads({
    id: "listStanding",
    method: "GET",
    path: "/v1/standing",
    desk,
    summary: "Standing releases, with their use.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(standing) }),
  }),
  whoSees: reads({
    id: "whoSees",
    method: "GET",
    path: "/v1/seen/{product}",
    desk,
    summary: "Who may see a product, who has seen it by the house log, and to whom it was released.",
    roles: ["release-officer", "overseer"],
    params: z.strictObject({ product: productId }),
    query: z.strictObject(paging),
    answer: z.strictObject({
      /** Accounts that may read it now, by role, clearance, unit and caveat. */
      may: z.array(z.strictObject({ account: z.string(), roles: z.array(z.string()) })),
      /** Readings, newest first: who was given it, why, and with how many others. */
      reads: z.array(
        z.strictObject({ by: z.string(), why: z.string(), at: z.string(), count: z.int(), entry: ulid }),
      ),
      next: z.string().optional(),
      /** Parts that it left with, or came with. */
      parts: z.array(part),
    }),
  }),
  requestOnward: acts({
    id: "requestOnward",
    method: "POST",
    path: "/v1/onward",
    desk,
    summary: "Asks the originator whether received products may go on to a third party.",
    roles: ["release-officer", "liaison-officer"],
    body: z.strictObject({
      products: z.array(productId).min(1).max(200),
      to: partyId,
      purpose: code,
      expires: instant,
      reason: z.enum(onwardReasons),
    }),
    answer: z.strictObject({ requests: z.array(ulid) }),
  }),
  answerOnward: acts({
    id: "answerOnward",
    method: "POST",
    path: "/v1/onward/{request}/answer",
    desk,
    summary: "Grants or refuses, as the originator, that products go on; silence is refusal.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ request: ulid }),
    body: z.discriminatedUnion("grant", [
      z.strictObject({
        grant: z.literal(true),
        code: z.enum(onwardGrants),
        /** With `agreed-shorter`: before the date that was asked for. */
        expires: instant.optional(),
      }),
      z.strictObject({ grant: z.literal(false), code: z.enum(onwardRefusals) }),
    ]),
    answer: z.strictObject({ request: ulid }),
  }),
  listOnward: reads({
    id: "listOnward",
    method: "GET",
    path: "/v1/onward",
    desk,
    summary: "Questions about onward transfer, each way, with their answers.",
    roles: readers,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          id: ulid,
          direction: z.enum(["out", "in"]),
          partner: partyId,
          to: partyId,
          purpose: code,
          at: z.string(),
          expires: instant,
          /** One of `onwardReasons`; text of a question that was written before there were codes. */
          reason: z.string(),
          items: z.int(),
          /** Those of them that you may see. */
          products: z.array(productId),
          state: z.enum(["waiting", "granted", "refused"]),
          /** One of `onwardGrants` or `onwardRefusals`, or what stood for it before there were codes. */
          code: z.string().optional(),
        }),
      ),
    }),
  }),
};
