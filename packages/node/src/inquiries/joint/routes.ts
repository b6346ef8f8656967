import { type InquiryState, onAct, onRead, inquiryOperations as ops, type Route } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import * as evidence from "./acts/evidence.ts";
import * as findings from "./acts/findings.ts";
import * as opening from "./acts/opening.ts";
import { custodyList, readEvidence } from "./acts/reading-evidence.ts";
import * as report from "./acts/report.ts";
import { stateAt } from "./clock.ts";
import { daysSince, listedOf, reportWithFace, wholeOf } from "./presenting.ts";
import { type InquiryRow, requireInquiry } from "./rows.ts";
import { isOver } from "./states.ts";

/** The HTTP operations of joint inquiries. */
export function inquiryRoutes(acting: Acting): Route[] {
  const rowOf = ({ partner, inquiry }: { partner: string; inquiry: string }) => {
    acting.requireRelation(partner);
    return requireInquiry(acting.reader, partner, inquiry);
  };
  return [
    onAct(ops.proposeInquiry, (call) => opening.propose(acting, call, call.params.partner, call.body)),
    onAct(ops.draftInquiryTerms, (call) => opening.draftTerms(acting, call, call.params, call.body)),
    onAct(ops.signInquiryTerms, (call) => opening.signTerms(acting, call, call.params, call.body.digest)),
    onAct(ops.withdrawInquiry, (call) => opening.withdraw(acting, call, call.params, call.body.reason)),
    onAct(ops.reopenInquiry, (call) => opening.reopen(acting, call, call.params, call.body.reason)),
    onAct(ops.submitEvidence, (call) => evidence.submit(acting, call, call.params, call.body)),
    onAct(ops.linkEvidence, (call) => evidence.link(acting, call, call.params, call.body)),
    onAct(ops.gradeEvidence, (call) => evidence.grade(acting, call, call.params, call.body)),
    onAct(ops.closeEvidence, (call) => evidence.close(acting, call, call.params)),
    onRead(ops.readEvidence, ({ session, params, query }) => readEvidence(acting, session, params, query)),
    onRead(ops.listCustody, ({ params }) => ({
      items: custodyList(acting, params).map(({ at, ...each }) => ({ ...each, at: instantText(at) })),
    })),
    onAct(ops.draftFinding, (call) => findings.draftFinding(acting, call, call.params, call.body)),
    onAct(ops.circulateReport, (call) => report.circulate(acting, call, call.params)),
    onAct(ops.commentOnReport, (call) => findings.comment(acting, call, call.params, call.body)),
    onAct(ops.dissentFromFinding, (call) => findings.dissent(acting, call, call.params, call.body)),
    onAct(ops.finaliseReport, (call) => report.finalise(acting, call, call.params)),
    onAct(ops.signReport, (call) => report.signReport(acting, call, call.params, call.body.digest)),
    onAct(ops.refuseReport, (call) => report.refuseReport(acting, call, call.params, call.body)),
    onAct(ops.decideInquiryPublication, (call) =>
      report.decidePublication(acting, call, call.params, call.body),
    ),
    onRead(ops.listInquiries, ({ query }) => ({
      items: listedRows(acting, query.partner).map((row) => listedOf(acting, acting.reader, row)),
    })),
    onRead(ops.inquirySummary, () => ({ items: summaryOf(acting) })),
    onRead(ops.getInquiry, ({ params }) => wholeOf(acting, acting.reader, rowOf(params))),
    onRead(ops.getInquiryReport, ({ params }) => reportWithFace(acting, acting.reader, rowOf(params))),
  ];
}

const MOST_LISTED = 200;

/**
 * Of each side so many, and what a party alone can multiply after what both opened: no partner's proposals push out
 * ours, nor a case that is under way. Then what is over; newest first within each.
 */
const listedRows = (acting: Acting, partner?: string): InquiryRow[] =>
  acting.reader.all<InquiryRow>(
    `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY side ORDER BY rank, seq DESC, inquiry) AS place FROM
         (SELECT *, CASE
            WHEN stage IN ('published', 'withdrawn') OR stage IN ('proposed', 'terms') AND answer_by < :now THEN 2
            WHEN side = 'theirs' AND opened_at IS NULL THEN 1
            ELSE 0 END AS rank
          FROM view_inquiry WHERE :partner IS NULL OR partner = :partner))
       WHERE place <= ${MOST_LISTED} ORDER BY rank, seq DESC, partner, inquiry`,
    { partner: partner ?? null, now: acting.now() },
  );

/** For the state page: by relation, how many inquiries are in which state, and since when one is not over. */
function summaryOf(acting: Acting) {
  const relations = new Map<string, { states: Map<InquiryState, number>; days: number | undefined }>();
  const { reader } = acting;
  const now = acting.now();
  for (const row of reader.all<InquiryRow>("SELECT * FROM view_inquiry ORDER BY seq DESC")) {
    const { partner } = row;
    const state = stateAt(reader, row, now);
    const known = relations.get(partner) ?? { states: new Map<InquiryState, number>(), days: undefined };
    known.states.set(state, (known.states.get(state) ?? 0) + 1);
    if (!isOver(state)) known.days = Math.max(known.days ?? 0, daysSince(row, now));
    relations.set(partner, known);
  }
  return [...relations]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([partner, { states, days }]) => ({
      partner,
      states: [...states].map(([state, count]) => ({ state, count })),
      ...(days === undefined ? {} : { days }),
    }));
}
