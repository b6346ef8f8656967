import { z } from "zod";
import { negotiationDetail, negotiationSummary } from "./agreements-negotiations.ts";
import { agreementReading } from "./agreements-reading.ts";
import { agreementDetail, agreementSummary } from "./agreements-states.ts";
import { templateInput, templateNames } from "./agreements-templates.ts";
import { agreementCode, agreementDocument, clauseView, trialAnswer } from "./agreements-views.ts";
import { bilingual, digest, instant, partyId, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "agreements";

const withPartner = z.strictObject({ partner: partyId });
const withNegotiation = z.strictObject({ partner: partyId, negotiation: ulid });
const withAgreement = z.strictObject({ partner: partyId, hash: digest });
const offered = z.strictObject({ negotiation: ulid, hash: digest });
const named = z.strictObject({ hash: digest });
/** Which of one's keys signs; not needed by who has one. */
const kid = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .optional();
const terminationReason = z.enum(["no-agreement", "superseded", "mistake", "rules-differ", "other"]);
const suspensionReason = z.enum([
  "breach",
  "incident",
  "change-of-law",
  "security",
  "review-overdue",
  "other",
]);

/** Every operation of the desk, for the OpenAPI document. */
export const agreementOperations = {
  ...agreementReading,
  listTemplates: reads({
    id: "listTemplates",
    method: "GET",
    path: "/v1/agreement-templates",
    desk,
    summary: "Agreements ready to fill in.",
    roles: "signed-in",
    answer: z.strictObject({
      templates: z.array(z.strictObject({ name: z.enum(templateNames), title: bilingual })),
    }),
  }),
  fillTemplate: reads({
    id: "fillTemplate",
    method: "POST",
    path: "/v1/agreement-templates/{template}/fill",
    desk,
    summary:
      "Fills in a template: names, countries and keys come from the cards of the relation. Writes nothing.",
    roles: ["liaison-officer"],
    params: z.strictObject({ template: z.enum(templateNames) }),
    body: templateInput,
    answer: z.strictObject({ document: agreementDocument, hash: digest, clauses: z.array(clauseView) }),
  }),
  tryAgreement: reads({
    id: "tryAgreement",
    method: "POST",
    path: "/v1/agreements/try",
    desk,
    summary:
      "Decides on facts under a draft, as if it were in force. Facts not given are unknown, and refuse.",
    roles: "signed-in",
    body: z.strictObject({
      document: agreementDocument,
      action: z.string().max(40),
      from: partyId,
      to: partyId,
      /** Members of the record of facts; a name that is not among them is refused. */
      facts: z.record(z.string(), z.json()),
    }),
    answer: trialAnswer,
  }),
  offerAgreement: acts({
    id: "offerAgreement",
    method: "POST",
    path: "/v1/relations/{partner}/negotiations",
    desk,
    summary: "Offers a document to the partner and so begins a negotiation.",
    roles: ["liaison-officer"],
    params: withPartner,
    body: z.strictObject({ document: agreementDocument }),
    answer: offered,
  }),
  listNegotiations: reads({
    id: "listNegotiations",
    method: "GET",
    path: "/v1/negotiations",
    desk,
    summary: "Negotiations, what each waits for and on whose side.",
    roles: "signed-in",
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(negotiationSummary) }),
  }),
  getNegotiation: reads({
    id: "getNegotiation",
    method: "GET",
    path: "/v1/relations/{partner}/negotiations/{negotiation}",
    desk,
    summary: "One negotiation: the document, what this round changes, signatures, what is missing.",
    roles: "signed-in",
    params: withNegotiation,
    answer: negotiationDetail,
  }),
  counterOffer: acts({
    id: "counterOffer",
    method: "POST",
    path: "/v1/relations/{partner}/negotiations/{negotiation}/counter",
    desk,
    summary: "Answers the offer on the table with another document.",
    roles: ["liaison-officer"],
    params: withNegotiation,
    body: z.strictObject({ document: agreementDocument }),
    answer: offered,
  }),
  acceptOffer: acts({
    id: "acceptOffer",
    method: "POST",
    path: "/v1/relations/{partner}/negotiations/{negotiation}/accept",
    desk,
    summary: "Accepts the offer on the table, named by its hash.",
    roles: ["liaison-officer"],
    params: withNegotiation,
    body: named,
    answer: offered,
  }),
  signAgreement: acts({
    id: "signAgreement",
    method: "POST",
    path: "/v1/relations/{partner}/negotiations/{negotiation}/sign",
    desk,
    summary: "Signs the accepted document with one's own signatory key. A person signs once.",
    roles: ["signatory"],
    asserted: true,
    params: withNegotiation,
    body: z.strictObject({ hash: digest, kid }),
    answer: z.strictObject({ negotiation: ulid, hash: digest, kid: z.string() }),
  }),
  terminateNegotiation: acts({
    id: "terminateNegotiation",
    method: "POST",
    path: "/v1/relations/{partner}/negotiations/{negotiation}/terminate",
    desk,
    summary: "Ends a negotiation that has not been finalised.",
    roles: ["liaison-officer"],
    params: withNegotiation,
    body: z.strictObject({ reason: terminationReason }),
    answer: z.strictObject({ negotiation: ulid }),
  }),
  listAgreements: reads({
    id: "listAgreements",
    method: "GET",
    path: "/v1/agreements",
    desk,
    summary: "Agreements: in force until when, suspended where, denounced, ended.",
    roles: "signed-in",
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(agreementSummary) }),
  }),
  getAgreement: reads({
    id: "getAgreement",
    method: "GET",
    path: "/v1/relations/{partner}/agreements/{hash}",
    desk,
    summary:
      "One version of an agreement: each clause in both languages, with the sentence its parameters mean.",
    roles: "signed-in",
    params: withAgreement,
    answer: agreementDetail,
  }),
  suspendAgreement: acts({
    id: "suspendAgreement",
    method: "POST",
    path: "/v1/relations/{partner}/agreements/{hash}/suspend",
    desk,
    summary: "Suspends the agreement, wholly or in some areas, at once and alone.",
    roles: ["signatory"],
    params: withAgreement,
    body: z.strictObject({
      areas: z.array(agreementCode).min(1).max(40).optional(),
      reason: suspensionReason,
      kid,
    }),
    answer: z.strictObject({ suspension: ulid }),
  }),
  resumeAgreement: acts({
    id: "resumeAgreement",
    method: "POST",
    path: "/v1/relations/{partner}/agreements/{hash}/resume",
    desk,
    summary: "Signs the end of a suspension; it ends when every party has signed.",
    roles: ["signatory"],
    asserted: true,
    params: withAgreement,
    body: z.strictObject({ suspension: ulid, kid }),
    answer: z.strictObject({ suspension: ulid }),
  }),
  amendAgreement: acts({
    id: "amendAgreement",
    method: "POST",
    path: "/v1/relations/{partner}/agreements/{hash}/amend",
    desk,
    summary: "Offers the next version of the agreement; it is signed with the keys pinned in this one.",
    roles: ["liaison-officer"],
    params: withAgreement,
    body: z.strictObject({ document: agreementDocument }),
    answer: offered,
  }),
  denounceAgreement: acts({
    id: "denounceAgreement",
    method: "POST",
    path: "/v1/relations/{partner}/agreements/{hash}/denounce",
    desk,
    summary: "Denounces the agreement; it ends when the notice has run, or later if so said.",
    roles: ["signatory"],
    asserted: true,
    params: withAgreement,
    body: z.strictObject({ endsAt: instant.optional(), kid }),
    answer: z.strictObject({ endsAt: instant }),
  }),
};
