import { onAct, onRead, contactOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import { acknowledgeProtest, lodgeProtest } from "./lodge.ts";
import { listProtests, listSummonses } from "./queries.ts";
import { recordSummons } from "./summon.ts";

export const protestRoutes = (acting: Acting): Route[] => [
  onAct(ops.lodgeProtest, (call) => lodgeProtest(acting, call, call.body)),
  onAct(ops.acknowledgeProtest, (call) => acknowledgeProtest(acting, call, { ...call.params, ...call.body })),
  onRead(ops.listProtests, ({ query }) => listProtests(acting, query)),
  onAct(ops.recordSummons, (call) => recordSummons(acting, call, call.body)),
  onRead(ops.listSummonses, ({ query }) => listSummonses(acting, query)),
];
