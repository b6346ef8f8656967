import { z } from "zod";
import { code, paging, partyId, ulid, words } from "./common.ts";
import { docketAnswerInput, docketPolicyInput } from "./dockets-answers.ts";
import { docketClaimInput, docketInstant } from "./dockets-claims.ts";
import {
  docketAnswerView,
  docketCell,
  docketClaimView,
  docketImpacts,
  docketMatrixRow,
  docketPolicyView,
  docketSide,
  docketStates,
  docketSummaryView,
  docketView,
  docketWords,
} from "./dockets-views.ts";
import { acts, reads } from "./operation.ts";

export * from "./dockets-answers.ts";
export * from "./dockets-claims.ts";
export * from "./dockets-views.ts";

const desk = "inquiries";
const acting = ["inquiry-member", "liaison-officer"] as const;
const readers = ["inquiry-member", "liaison-officer", "overseer"] as const;

const ofRelation = z.strictObject({ partner: partyId });
const ofDocket = z.strictObject({ partner: partyId, docket: ulid });
const ofClaim = z.strictObject({ partner: partyId, claim: ulid });

/** Allegations, claims and the answer of each party. */
export const docketOperations = {
  openDocket: acts({
    id: "openDocket",
    method: "POST",
    path: "/v1/relations/{partner}/dockets",
    desk,
    summary: "Opens a docket of related allegations, in both parties' books; sharing goes on.",
    roles: acting,
    params: ofRelation,
    body: z.strictObject({
      ...docketWords.shape,
      impact: z.enum(docketImpacts),
      /** Areas of the agreement that it is about. */
      areas: z.array(code).min(1).max(20),
      /** The clause it is opened under, when there is one. */
      ground: code.optional(),
    }),
    answer: z.strictObject({ docket: ulid }),
  }),
  listDockets: reads({
    id: "listDockets",
    method: "GET",
    path: "/v1/relations/{partner}/dockets",
    desk,
    summary: "Dockets of a relation, newest first, whoever opened them.",
    roles: readers,
    params: ofRelation,
    query: z.strictObject(paging),
    answer: z.strictObject({ items: z.array(docketView), next: z.string().optional() }),
  }),
  getDocket: reads({
    id: "getDocket",
    method: "GET",
    path: "/v1/relations/{partner}/dockets/{docket}",
    desk,
    summary: "One docket with the record of each claim.",
    roles: readers,
    params: ofDocket,
    answer: z.strictObject({ docket: docketView, claims: z.array(docketClaimView) }),
  }),
  putClaim: acts({
    id: "putClaim",
    method: "POST",
    path: "/v1/relations/{partner}/dockets/{docket}/claims",
    desk,
    summary: "Puts one claim into a docket, with its places and their senses, its quantity and its unit.",
    roles: acting,
    params: ofDocket,
    body: docketClaimInput,
    answer: z.strictObject({ claim: ulid }),
  }),
  closeDocket: acts({
    id: "closeDocket",
    method: "POST",
    path: "/v1/relations/{partner}/dockets/{docket}/close",
    desk,
    summary:
      "Closes a docket for this party, which then puts and answers nothing more in it; closed once both have.",
    roles: acting,
    params: ofDocket,
    /** Needed while a claim is unanswered by either party. */
    body: z.strictObject({ reason: words(2000).optional() }),
    answer: z.strictObject({ docket: ulid, state: z.enum(docketStates) }),
  }),
  reopenDocket: acts({
    id: "reopenDocket",
    method: "POST",
    path: "/v1/relations/{partner}/dockets/{docket}/reopen",
    desk,
    summary: "Opens a docket anew for this party, with its reason; what was said before stays.",
    roles: acting,
    params: ofDocket,
    body: z.strictObject({ reason: words(2000) }),
    answer: z.strictObject({ docket: ulid, state: z.enum(docketStates) }),
  }),
  triageClaim: acts({
    id: "triageClaim",
    method: "POST",
    path: "/v1/relations/{partner}/claims/{claim}/triage",
    desk,
    summary:
      "Says, for this party alone, what a claim is worth; a legitimate question gets an owner and a date.",
    roles: acting,
    params: ofClaim,
    body: z.discriminatedUnion("triage", [
      z.strictObject({ triage: z.literal("untriaged") }),
      z.strictObject({ triage: z.literal("distorted") }),
      z.strictObject({ triage: z.literal("legitimate_question"), owner: words(200), due: docketInstant }),
    ]),
    answer: z.strictObject({ claim: ulid }),
  }),
  answerClaim: acts({
    id: "answerClaim",
    method: "POST",
    path: "/v1/relations/{partner}/claims/{claim}/answers",
    desk,
    summary:
      "Answers a claim for this party: what is said, on which aspects, with what that answer must carry.",
    roles: acting,
    params: ofClaim,
    body: docketAnswerInput,
    answer: z.strictObject({ answer: ulid }),
  }),
  listAnswers: reads({
    id: "listAnswers",
    method: "GET",
    path: "/v1/relations/{partner}/claims/{claim}/answers",
    desk,
    summary: "Every answer to a claim, of both parties, with the time it was said and the time it was known.",
    roles: readers,
    params: ofClaim,
    answer: z.strictObject({ claim: docketClaimView, items: z.array(docketAnswerView) }),
  }),
  heldPosition: reads({
    id: "heldPosition",
    method: "GET",
    path: "/v1/relations/{partner}/claims/{claim}/position",
    desk,
    summary: "What a party held on a claim on one date, as it was known on another.",
    roles: readers,
    params: ofClaim,
    query: z.strictObject({ party: docketSide, on: docketInstant, known: docketInstant.optional() }),
    answer: z.strictObject({ cell: docketCell, answers: z.array(docketAnswerView) }),
  }),
  docketMatrix: reads({
    id: "docketMatrix",
    method: "GET",
    path: "/v1/relations/{partner}/dockets/{docket}/matrix",
    desk,
    summary: "Claims by parties: one cell each, never empty, with the age of what is unanswered.",
    roles: readers,
    params: ofDocket,
    answer: z.strictObject({ rows: z.array(docketMatrixRow) }),
  }),
  adoptPolicy: acts({
    id: "adoptPolicy",
    method: "POST",
    path: "/v1/relations/{partner}/policies",
    desk,
    summary: "Adopts a policy of neither confirming nor denying: its topics, its term and its review.",
    roles: acting,
    params: ofRelation,
    body: docketPolicyInput,
    answer: z.strictObject({ policy: ulid }),
  }),
  listPolicies: reads({
    id: "listPolicies",
    method: "GET",
    path: "/v1/relations/{partner}/policies",
    desk,
    summary: "Policies of neither confirming nor denying, of both parties, with how often each was used.",
    roles: readers,
    params: ofRelation,
    answer: z.strictObject({ items: z.array(docketPolicyView) }),
  }),
  docketSummary: reads({
    id: "docketSummary",
    method: "GET",
    path: "/v1/relations/{partner}/docket-summary",
    desk,
    summary: "Open allegations of a relation and each side's answers, counted.",
    roles: ["analyst", "release-officer", "signatory", ...readers],
    params: ofRelation,
    answer: docketSummaryView,
  }),
};
