import { onAct, onRead, contactOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import { assessUndertaking, evidenceUndertaking } from "./follow.ts";
import { giveUndertaking } from "./give.ts";
import { listUndertakings } from "./queries.ts";

export const undertakingRoutes = (acting: Acting): Route[] => [
  onAct(ops.giveUndertaking, (call) => giveUndertaking(acting, call, call.body)),
  onAct(ops.evidenceUndertaking, (call) =>
    evidenceUndertaking(acting, call, { ...call.params, ...call.body }),
  ),
  onAct(ops.assessUndertaking, (call) => assessUndertaking(acting, call, { ...call.params, ...call.body })),
  onRead(ops.listUndertakings, ({ query }) => listUndertakings(acting, query)),
];
