import { onAct, onRead, contactOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import { approveMessage } from "./approve.ts";
import { draftMessage } from "./draft.ts";
import { listDrafts, listMessages, listThreads } from "./queries.ts";

export const channelRoutes = (acting: Acting): Route[] => [
  onAct(ops.draftMessage, (call) => draftMessage(acting, call, call.body)),
  onAct(ops.approveMessage, (call) => approveMessage(acting, call, call.params.message)),
  onRead(ops.listDrafts, ({ query }) => listDrafts(acting, query)),
  onRead(ops.listThreads, ({ query }) => listThreads(acting, query)),
  onRead(ops.listMessages, ({ query }) => listMessages(acting, query)),
];
