import { notFound, onAct, onRead, requestOperations as ops, type Role, type Route } from "@entente/api";
import type { Acting } from "../acting/index.ts";
import { acknowledge, answer } from "./answering.ts";
import { draft, send, sendDraft } from "./asking.ts";
import { deliver, take } from "./delivering.ts";
import { detailOf } from "./detail.ts";
import { judge, repeat, withdraw } from "./pursuing.ts";
import { balance, listDrafts, listRequests } from "./queries.ts";
import { summary } from "./summary.ts";

/** Whoever carries support out reads what it is, and no other request. */
const readsAll: ReadonlySet<Role> = new Set(["liaison-officer", "analyst", "inquiry-member", "overseer"]);

/** The desk over HTTP. */
export function requestsRoutes(acting: Acting): Route[] {
  return [
    onAct(ops.draftRequest, (call) => draft(acting, call, call.body)),
    onRead(ops.listRequestDrafts, ({ query }) => listDrafts(acting, query.partner)),
    onAct(ops.sendRequestDraft, (call) => sendDraft(acting, call, call.params.request, call.body.statement)),
    onAct(ops.sendRequest, (call) => {
      const { statement, ...ask } = call.body;
      return send(acting, call, ask, statement);
    }),
    onRead(ops.listRequests, ({ query, session }) =>
      listRequests(
        acting,
        query,
        session.roles.some((role) => readsAll.has(role)),
      ),
    ),
    onRead(ops.getRequest, ({ params, session }) => {
      const detail = detailOf(acting, params.request);
      if (detail.what !== "support" && !session.roles.some((role) => readsAll.has(role)))
        throw notFound("request");
      return detail;
    }),
    onAct(ops.acknowledgeRequest, (call) => acknowledge(acting, call, call.params.request)),
    onAct(ops.answerRequest, (call) => answer(acting, call, call.params.request, call.body)),
    onAct(ops.repeatRequest, (call) => repeat(acting, call, call.params.request, call.body)),
    onAct(ops.withdrawRequest, (call) => withdraw(acting, call, call.params.request, call.body.reason)),
    onAct(ops.judgeRequest, (call) => judge(acting, call, call.params.request, call.body)),
    onAct(ops.deliverSupport, (call) => deliver(acting, call, call.params.request, call.body)),
    onAct(ops.acknowledgeDelivery, (call) => take(acting, call, call.params, call.body)),
    onRead(ops.supportBalance, ({ query }) => balance(acting.reader, query.partner)),
    onRead(ops.requestSummary, ({ query }) => ({
      items: summary(acting.reader, query.partner, acting.now()),
    })),
  ];
}
