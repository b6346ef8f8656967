import { onAct, onRead, reviewOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import { confirmProposal, countWithheld } from "../../operations/index.ts";
import { concludeReview, decideRecommendation, openReview, submitToReview } from "./commands.ts";
import { countReadings, getReview, listReviews } from "./queries.ts";
import { readWithheld } from "./withheld.ts";

/** The room over HTTP. */
export function reviewRoutes(acting: Acting): Route[] {
  const { reader } = acting;
  return [
    onAct(ops.openReview, (call) => openReview(acting, call, call.body)),
    onAct(ops.submitToReview, (call) => submitToReview(acting, call, call.params.review, call.body)),
    onAct(ops.concludeReview, (call) => concludeReview(acting, call, call.params.review, call.body)),
    onAct(ops.decideRecommendation, (call) => {
      const { review, number } = call.params;
      return decideRecommendation(acting, call, review, { number, ...call.body });
    }),
    onAct(ops.confirmCondition, (call) =>
      acting.act(call, (now) => confirmProposal(call, now, call.params.condition, call.body)),
    ),
    onRead(ops.listReviews, ({ query, session }) => listReviews(acting, session, query)),
    onRead(ops.getReview, ({ params, session }) => getReview(acting, session, params.review)),
    onRead(ops.withheldList, ({ query, session }) => readWithheld(acting, session, query.partner)),
    onRead(ops.withheldCount, ({ query }) => ({
      ...countWithheld(reader, query.partner),
      readings: countReadings(reader, query.partner),
    })),
  ];
}
