import { z } from "zod";
import {
  agreementCode,
  agreementDiff,
  agreementDocument,
  clauseView,
  trialAnswer,
} from "./agreements-views.ts";
import { bilingual, code, digest, instant, partyId, ulid } from "./common.ts";
import { type AnswerOf, reads } from "./operation.ts";
import { productReaders } from "./products.ts";

const desk = "agreements";
const withPartner = z.strictObject({ partner: partyId });

/** One document of two that are compared. */
const compared = z.strictObject({ hash: digest, version: z.int(), clauses: z.array(clauseView) });

/** What an act on the agreement that binds can be. */
export const lifeActs = ["suspend", "resume", "amend", "denounce"] as const;
export type LifeActName = (typeof lifeActs)[number];

/** What stands on an agreement and is counted before it is touched. */
export const leaning = [
  "standing",
  "standing-proposed",
  "proposals",
  "onward-requests",
  "receipts",
  "held-by-partner",
  "held-here",
  "operations",
  "operation-questions",
  "requests",
] as const;
export type Leaning = (typeof leaning)[number];

/** Areas of the agreement, by commas; absent: the whole of it. */
const areaList = z
  .string()
  .max(2600)
  .regex(/^[A-Za-z0-9+:._,-]+$/)
  .optional();

/** A release that is only described. What is not said counts as unknown, and refuses where a clause asks for it. */
const described = z.strictObject({
  areas: z.array(agreementCode).max(40),
  kinds: z.array(agreementCode).min(1).max(40),
  attachments: z.enum(["none", "text", "binary"]).optional(),
  level: agreementCode.optional(),
  tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).optional(),
  caveats: z.array(agreementCode).max(20).optional(),
  /** Countries named in REL TO; absent: none is named. */
  relTo: z
    .array(z.string().regex(/^[A-Z]{3}$/))
    .max(40)
    .optional(),
  /** A third party whose product it would be; absent: the giver's own. */
  originator: partyId.optional(),
});

const trialAsked = {
  purpose: code,
  recipient: z.strictObject({
    organisation: agreementCode,
    role: agreementCode,
    clearance: agreementCode.optional(),
  }),
  declares: z
    .strictObject({
      noProtectedPersons: z.boolean().optional(),
      freeTextReviewed: z.boolean().optional(),
      persons: z.int().min(0).max(1_000_000).optional(),
    })
    .optional(),
};

/** Operations that read: how documents differ, what a draft says, what an act would stop, what would go. */
export const agreementReading = {
  compareAgreements: reads({
    id: "compareAgreements",
    method: "GET",
    path: "/v1/relations/{partner}/agreement-comparison",
    desk,
    summary:
      "Two documents that were offered in a relation, clause by clause, with the sentences their parameters mean.",
    roles: "signed-in",
    params: withPartner,
    query: z.strictObject({ before: digest, after: digest }),
    answer: z.strictObject({ before: compared, after: compared, diff: agreementDiff }),
  }),
  checkDraft: reads({
    id: "checkDraft",
    method: "POST",
    path: "/v1/relations/{partner}/agreement-drafts/check",
    desk,
    summary:
      "Reads a draft as the partner will: its hash and sentences, or what is wrong and where. Writes nothing.",
    roles: "signed-in",
    params: withPartner,
    body: z.strictObject({
      document: agreementDocument,
      /** A document of the relation to compare the draft with. */
      before: digest.optional(),
    }),
    answer: z.strictObject({
      /** Absent while the draft is not valid. */
      hash: digest.optional(),
      clauses: z.array(clauseView),
      /** Pointers (RFC 6901) lead into the draft. */
      problems: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: bilingual })),
      before: compared.optional(),
      diff: agreementDiff.optional(),
    }),
  }),
  listClauseKinds: reads({
    id: "listClauseKinds",
    method: "GET",
    path: "/v1/agreement-clause-kinds",
    desk,
    summary: "Every kind of clause: how often it stands in an agreement, and the schema of its parameters.",
    roles: "signed-in",
    answer: z.strictObject({
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          /** `one`: exactly one for each direction; `some`: at least one. */
          cardinality: z.enum(["one", "some", "any"]),
          /** JSON Schema 2020-12. */
          params: z.record(z.string(), z.json()),
        }),
      ),
    }),
  }),
  tryRelease: reads({
    id: "tryRelease",
    method: "POST",
    path: "/v1/relations/{partner}/release-trials",
    desk,
    summary:
      "Whether a product, or one described, would go: under a draft or an offered document, and under what binds now, side by side. Quotas are taken as unused. Writes nothing.",
    // A product is told by its label, areas and kinds: who has no list of products learns none of them here.
    roles: productReaders,
    params: withPartner,
    body: z.strictObject({
      ...trialAsked,
      /** A draft, or the hash of a document of the relation; absent: only what binds now. */
      document: agreementDocument.optional(),
      hash: digest.optional(),
      /** A product held here, which the asker may see; or one described. */
      product: code.optional(),
      described: described.optional(),
      /** `in`: the partner would give it to us. Only for what is described. */
      direction: z.enum(["out", "in"]).optional(),
    }),
    answer: z.strictObject({
      draft: trialAnswer.optional(),
      inForce: z.strictObject({ ...trialAnswer.shape, hash: digest, version: z.int() }).optional(),
      /** What the product is, as far as the agreement asks. */
      asked: z.strictObject({
        areas: z.array(z.string()),
        kinds: z.array(z.string()),
        label: z.string(),
      }),
    }),
  }),
  agreementEffects: reads({
    id: "agreementEffects",
    method: "GET",
    path: "/v1/relations/{partner}/agreements/{hash}/effects",
    desk,
    summary: "What an act on the agreement that binds would stop, counted before it is done. Writes nothing.",
    roles: ["liaison-officer", "signatory", "release-officer", "operations-officer", "overseer"],
    params: z.strictObject({ partner: partyId, hash: digest }),
    query: z.strictObject({ act: z.enum(lifeActs), areas: areaList, suspension: ulid.optional() }),
    answer: z.strictObject({
      act: z.enum(lifeActs),
      /** Absent: the whole agreement. */
      areas: z.array(z.string()).optional(),
      /** For a denunciation made now: when the notice has run. */
      endsAt: instant.optional(),
      items: z.array(
        z.strictObject({
          what: z.enum(leaning),
          count: z.int(),
          /** `at-end`: goes on through the notice and stops when it has run. */
          effect: z.enum(["stops", "resumes", "goes-on", "at-end", "decided-anew"]),
        }),
      ),
      /** The clauses that say so, with what their parameters mean. */
      clauses: z.array(clauseView),
      /** Signatures that the act still needs, this one included. */
      signatures: z.array(
        z.strictObject({ party: z.enum(["us", "partner"]), needed: z.int(), given: z.int() }),
      ),
    }),
  }),
  suspensionEffects: reads({
    id: "suspensionEffects",
    method: "GET",
    path: "/v1/relations/{partner}/suspensions/{suspension}/effects",
    desk,
    summary: "What a suspension has stopped so far, and what went on while it lasted.",
    roles: ["liaison-officer", "signatory", "release-officer", "operations-officer", "overseer"],
    params: z.strictObject({ partner: partyId, suspension: ulid }),
    answer: z.strictObject({
      from: instant,
      /** Absent while it lasts. */
      until: instant.optional(),
      stopped: z.strictObject({ refusals: z.int(), products: z.int() }),
      wentOn: z.strictObject({ received: z.int(), recalls: z.int() }),
    }),
  }),
};
export type AgreementEffects = AnswerOf<typeof agreementReading.agreementEffects>;
export type SuspensionEffects = AnswerOf<typeof agreementReading.suspensionEffects>;
export type ReleaseTrial = AnswerOf<typeof agreementReading.tryRelease>;
export type DraftCheck = AnswerOf<typeof agreementReading.checkDraft>;
export type AgreementComparison = AnswerOf<typeof agreementReading.compareAgreements>;
export type ClauseKindView = AnswerOf<typeof agreementReading.listClauseKinds>["kinds"][number];
