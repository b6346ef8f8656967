import { z } from "zod";
import {
  activityAct,
  activityAnswer,
  activityAuthority,
  activityCodes,
  activityCounts,
  activityDetail,
  activityListed,
  activityProposal,
  activityQuestion,
  activitySay,
  activityState,
  activityTest,
  activityTold,
  authorityWords,
} from "./activities-views.ts";
import { instant, paging, partyId, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";

export {
  type ActivityParticulars,
  type ActivityTerms,
  activityCondition,
  activityParticulars,
  activityTerms,
  activityTest,
  authorityWords,
  questionState,
} from "./activities-views.ts";

const desk = "operations";
const params = z.strictObject({ operation: ulid });
const officer = ["operations-officer"] as const;
const askers = ["operations-officer", "liaison-officer"] as const;
const readers = ["operations-officer", "liaison-officer", "overseer"] as const;
const done = z.strictObject({ operation: ulid, version: z.int() });

export const activityOperations = {
  recordAuthority: acts({
    id: "recordAuthority",
    method: "POST",
    path: "/v1/authorities",
    desk,
    summary: "Records under what law operations are asked for; another operations officer approves it.",
    roles: officer,
    body: authorityWords.extend({ purposes: activityCodes, until: instant }),
    answer: z.strictObject({ authority: ulid }),
  }),
  approveAuthority: acts({
    id: "approveAuthority",
    method: "POST",
    path: "/v1/authorities/{authority}/approve",
    desk,
    summary: "Approves an authority that somebody else asked for.",
    roles: officer,
    asserted: true,
    params: z.strictObject({ authority: ulid }),
    answer: z.strictObject({ authority: ulid }),
  }),
  listAuthorities: reads({
    id: "listAuthorities",
    method: "GET",
    path: "/v1/authorities",
    desk,
    summary: "Authorities, newest first, with what they cover and until when.",
    roles: ["operations-officer", "overseer"],
    answer: z.strictObject({ items: z.array(activityAuthority) }),
  }),
  proposeOperation: acts({
    id: "proposeOperation",
    method: "POST",
    path: "/v1/operations",
    desk,
    summary:
      "Proposes an operation under an authority; refused at once when a clause or a rule forbids it for good.",
    roles: officer,
    body: z.strictObject({ partner: partyId, ...activityProposal }),
    answer: done,
  }),
  reviseOperation: acts({
    id: "reviseOperation",
    method: "POST",
    path: "/v1/operations/{operation}/versions",
    desk,
    summary:
      "Proposes what an operation is to be from now on: before its start, as a change, or as a renewal.",
    roles: officer,
    params,
    body: z.strictObject({ act: activityAct, ...activityProposal }),
    answer: done,
  }),
  testOperation: acts({
    id: "testOperation",
    method: "POST",
    path: "/v1/operations/{operation}/test",
    desk,
    summary:
      "Records a person's judgement of necessity and proportionality; never that of whoever proposes it.",
    roles: officer,
    asserted: true,
    params,
    body: activityTest.extend({ favourable: z.boolean() }),
    answer: done,
  }),
  putOperation: acts({
    id: "putOperation",
    method: "POST",
    path: "/v1/operations/{operation}/put",
    desk,
    summary:
      "Puts an operation to the partner: its purpose, techniques, places and period, as the clause asks, and no more.",
    roles: officer,
    params,
    answer: z.strictObject({ operation: ulid, question: ulid, say: activitySay, answerBy: instant }),
  }),
  answerOperation: acts({
    id: "answerOperation",
    method: "POST",
    path: "/v1/operation-questions/{partner}/{question}/answer",
    desk,
    summary: "Consents to what the partner has put, sets conditions, or objects.",
    roles: askers,
    params: z.strictObject({ partner: partyId, question: ulid }),
    body: z.strictObject({
      answer: activityAnswer,
      /** The conditions or the reason; only a consent goes without. */
      text: words(4000).optional(),
    }),
    answer: z.strictObject({ question: ulid, answer: activityAnswer }),
  }),
  acceptOperationConditions: acts({
    id: "acceptOperationConditions",
    method: "POST",
    path: "/v1/operation-questions/{partner}/{question}/accept",
    desk,
    summary: "Accepts the partner's conditions, or does not.",
    roles: officer,
    params: z.strictObject({ partner: partyId, question: ulid }),
    body: z.strictObject({ accepts: z.boolean(), text: words(4000).optional() }),
    answer: z.strictObject({ question: ulid, accepts: z.boolean() }),
  }),
  startOperation: acts({
    id: "startOperation",
    method: "POST",
    path: "/v1/operations/{operation}/start",
    desk,
    summary: "Starts an operation; the gate names every clause and rule that forbids it.",
    roles: officer,
    params,
    answer: done,
  }),
  changeOperation: acts({
    id: "changeOperation",
    method: "POST",
    path: "/v1/operations/{operation}/change",
    desk,
    summary: "Brings a proposed change into effect, through the same gate.",
    roles: officer,
    params,
    answer: done,
  }),
  renewOperation: acts({
    id: "renewOperation",
    method: "POST",
    path: "/v1/operations/{operation}/renew",
    desk,
    summary: "Brings a proposed renewal into effect, through the same gate.",
    roles: officer,
    params,
    answer: done,
  }),
  stopOperation: acts({
    id: "stopOperation",
    method: "POST",
    path: "/v1/operations/{operation}/stop",
    desk,
    summary: "Stops an operation, at once and without asking anybody.",
    roles: officer,
    params,
    answer: done,
  }),
  meetCondition: acts({
    id: "meetCondition",
    method: "POST",
    path: "/v1/operation-conditions/{condition}/met",
    desk,
    summary: "Shows how a review's condition was met; the overseer confirms it, or returns it.",
    roles: officer,
    params: z.strictObject({ condition: ulid }),
    body: z.strictObject({ evidence: words(4000) }),
    answer: z.strictObject({ condition: ulid }),
  }),
  listOperations: reads({
    id: "listOperations",
    method: "GET",
    path: "/v1/operations",
    desk,
    summary: "This party's own operations, newest first.",
    roles: officer,
    query: z.strictObject({ partner: partyId.optional(), state: activityState.optional(), ...paging }),
    answer: z.strictObject({ items: z.array(activityListed), next: z.string().optional() }),
  }),
  getOperation: reads({
    id: "getOperation",
    method: "GET",
    path: "/v1/operations/{operation}",
    desk,
    summary: "One operation with its versions, tests, questions and conditions, and what still forbids it.",
    roles: officer,
    params,
    answer: activityDetail,
  }),
  listOperationQuestions: reads({
    id: "listOperationQuestions",
    method: "GET",
    path: "/v1/operation-questions",
    desk,
    summary:
      "Operations put to a partner and by a partner, newest first, with the age of what is unanswered.",
    roles: readers,
    query: z.strictObject({
      partner: partyId.optional(),
      side: z.enum(["ours", "theirs"]).optional(),
      ...paging,
    }),
    answer: z.strictObject({
      items: z.array(activityQuestion),
      /** The partner's operations that it says have begun. */
      told: z.array(activityTold),
      next: z.string().optional(),
    }),
  }),
  activitySummary: reads({
    id: "activitySummary",
    method: "GET",
    path: "/v1/relations/{partner}/activities",
    desk,
    summary: "Operations within a relation in figures: put by us, put by them, started, blocked.",
    roles: ["liaison-officer", "operations-officer", "inquiry-member", "overseer"],
    params: z.strictObject({ partner: partyId }),
    answer: z.strictObject({
      partner: partyId,
      ours: activityCounts,
      theirs: activityCounts,
      /**
       * Own operations under way, and how many of them an open condition blocks: all of them for overseers and operations
       * officers, for others those that the partner was told of.
       */
      started: z.int(),
      blocked: z.int(),
      /** The partner's, as it has told. */
      startedByPartner: z.int(),
      contrary: z.int(),
      /** Own operations of which the partner was told less than there is; for the overseer alone. */
      withheld: z.int().optional(),
    }),
  }),
};
