/** Whose entry it must be that another one is about: the partner's, the writer's own, or that of either. */
type By = "partner" | "self" | "either";

/** An entry's `member` names something that an entry of one of the kinds `to` has brought up under the same name. */
export type AnswerRule = { readonly member: string; readonly to: readonly string[]; readonly by: By };

const about = (member: string, to: string | readonly string[], by: By): AnswerRule => ({
  member,
  to: typeof to === "string" ? [to] : to,
  by,
});

const inquiry = about("inquiry", "inquiry.proposed/1", "either");
const ownOperation = about("operation", "operation.started/1", "self");

/** What each kind of entry is about, beside releases and agreements, which have checks of their own. */
export const answerRules: Readonly<Record<string, readonly AnswerRule[]>> = {
  "measure.dropped/1": [about("measure", "measure.proposed/1", "self")],
  "measure.applied/1": [about("measure", "measure.proposed/1", "self")],
  "operation.answered/1": [about("question", "operation.put/1", "partner")],
  "operation.accepted/1": [about("question", "operation.answered/1", "partner")],
  "operation.started/1": [about("question", "operation.put/1", "self")],
  "operation.changed/1": [about("question", "operation.put/1", "self"), ownOperation],
  "operation.renewed/1": [about("question", "operation.put/1", "self"), ownOperation],
  "operation.stopped/1": [ownOperation],
  "difference.explained/1": [about("reconciliation", "reconciliation.recorded/1", "either")],
  "request.acknowledged/1": [about("request", "request.sent/1", "partner")],
  "request.answered/1": [about("request", "request.sent/1", "partner")],
  "request.repeated/1": [about("request", "request.sent/1", "self")],
  "request.withdrawn/1": [about("request", "request.sent/1", "self")],
  "request.judged/1": [about("request", "request.sent/1", "self")],
  "support.delivered/1": [about("request", "request.sent/1", "partner")],
  "support.acknowledged/1": [about("delivery", "support.delivered/1", "partner")],
  "readout.signed/1": [about("contact", "contact.recorded/1", "either")],
  "undertaking.evidenced/1": [about("undertaking", "undertaking.given/1", "either")],
  "undertaking.assessed/1": [about("undertaking", "undertaking.given/1", "partner")],
  "protest.acknowledged/1": [about("protest", "protest.lodged/1", "partner")],
  "message.receipted/1": [about("message", "message.sent/1", "partner")],
  "docket.closed/1": [about("docket", "docket.opened/1", "either")],
  "docket.reopened/1": [about("docket", "docket.closed/1", "self")],
  "claim.put/1": [about("docket", "docket.opened/1", "either")],
  "claim.answered/1": [about("claim", "claim.put/1", "either")],
  "inquiry.terms/1": [inquiry],
  "inquiry.withdrawn/1": [inquiry],
  "inquiry.reopened/1": [inquiry],
  "evidence.submitted/1": [inquiry],
  "evidence.linked/1": [inquiry],
  "evidence.graded/1": [inquiry, about("evidence", "evidence.submitted/1", "either")],
  "evidence.closed/1": [inquiry],
  "finding.drafted/1": [inquiry],
  "report.circulated/1": [inquiry],
  "report.commented/1": [inquiry],
  "report.dissent/1": [inquiry, about("finding", "finding.drafted/1", "either")],
  "report.final/1": [inquiry],
  "report.refused/1": [inquiry],
  "report.released/1": [inquiry],
  "publication.signed/1": [about("publication", "publication.put/1", "either")],
  "publication.withdrawn/1": [about("publication", "publication.put/1", "either")],
};

/** Kinds by which an operation that was put to the partner goes ahead: each rests on the partner's consent. */
export const goingAhead: ReadonlySet<string> = new Set([
  "operation.started/1",
  "operation.changed/1",
  "operation.renewed/1",
]);

const standingAlone = [
  "inquiry.signed/1",
  "policy.adopted/1",
  "reconciliation.recorded/1",
  "report.signed/1",
  "rollup.signed/1",
  "summons.recorded/1",
];

/** Every kind that this verifier knows to be said between parties beside releases and agreements. */
export const dealingKinds: ReadonlySet<string> = new Set([
  ...Object.keys(answerRules),
  ...Object.values(answerRules)
    .flat()
    .flatMap(({ to }) => to),
  ...standingAlone,
]);
