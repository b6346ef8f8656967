import { onAct, onRead, activityOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { acceptConditions, answerOperation, putOperation } from "./asking.ts";
import { approveAuthority, recordAuthority } from "./authorities.ts";
import { meetCondition } from "./conditions.ts";
import { effectOperation, stopOperation } from "./effecting.ts";
import { testOperation } from "./judging.ts";
import { proposeOperation, reviseOperation } from "./proposing.ts";
import { getOperation, listAuthorities, listOperations, listQuestions } from "./queries.ts";
import { activitySummary } from "./summary.ts";

/** The room over HTTP. */
export function activityRoutes(acting: Acting): Route[] {
  const { reader } = acting;
  return [
    onAct(ops.recordAuthority, (call) => recordAuthority(acting, call, call.body)),
    onAct(ops.approveAuthority, (call) => approveAuthority(acting, call, call.params.authority)),
    onRead(ops.listAuthorities, () => listAuthorities(acting, reader)),
    onAct(ops.proposeOperation, (call) => {
      const { partner, authority, ...proposal } = call.body;
      return proposeOperation(acting, call, partner, { ...proposal, authority });
    }),
    onAct(ops.reviseOperation, (call) =>
      reviseOperation(acting, call, call.params.operation, { ...call.body, authority: call.body.authority }),
    ),
    onAct(ops.testOperation, (call) => testOperation(acting, call, call.params.operation, call.body)),
    onAct(ops.putOperation, (call) => putOperation(acting, call, call.params.operation)),
    onAct(ops.answerOperation, (call) => answerOperation(acting, call, call.params, call.body)),
    onAct(ops.acceptOperationConditions, (call) => acceptConditions(acting, call, call.params, call.body)),
    onAct(ops.startOperation, (call) => effectOperation(acting, call, call.params.operation, "start")),
    onAct(ops.changeOperation, (call) => effectOperation(acting, call, call.params.operation, "change")),
    onAct(ops.renewOperation, (call) => effectOperation(acting, call, call.params.operation, "renew")),
    onAct(ops.stopOperation, (call) => stopOperation(acting, call, call.params.operation)),
    onAct(ops.meetCondition, (call) =>
      meetCondition(acting, call, call.params.condition, call.body.evidence),
    ),
    onRead(ops.listOperations, ({ query }) => listOperations(acting, reader, query)),
    onRead(ops.getOperation, ({ params }) => getOperation(acting, reader, params.operation)),
    onRead(ops.listOperationQuestions, ({ query }) => listQuestions(acting, reader, query)),
    onRead(ops.activitySummary, ({ params, session }) =>
      activitySummary(acting, reader, params.partner as PartyId, session),
    ),
  ];
}
