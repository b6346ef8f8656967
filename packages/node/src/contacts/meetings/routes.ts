import { onAct, onRead, contactOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import { getContact, listContacts, listMinutes } from "./queries.ts";
import { keepMinutes, recordContact } from "./record.ts";
import { signReadOut } from "./sign.ts";

export const meetingRoutes = (acting: Acting): Route[] => [
  onAct(ops.recordContact, (call) => recordContact(acting, call, call.body)),
  onRead(ops.listContacts, ({ query }) => listContacts(acting, query)),
  onRead(ops.getContact, ({ params }) => getContact(acting, params.partner, params.contact)),
  onAct(ops.signReadOut, (call) => signReadOut(acting, call, { ...call.params, ...call.body })),
  onAct(ops.keepMinutes, (call) => keepMinutes(acting, call, { ...call.params, ...call.body })),
  onRead(ops.listMinutes, ({ params }) => listMinutes(acting, params.partner, params.contact)),
];
