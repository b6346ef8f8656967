import { agreementOperations, onAct, onRead, type Route } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Agreements } from "./agreements.ts";

/** Agreements over HTTP. */
export function agreementRoutes(agreements: Agreements): Route[] {
  const on = agreementOperations;
  const party = (text: string) => text as PartyId;
  const maybe = (text: string | undefined) => text as PartyId | undefined;
  return [
    onRead(on.listTemplates, () => ({ templates: agreements.templates() })),
    onRead(on.fillTemplate, ({ params, body }) => agreements.fill(params.template, body)),
    onRead(on.tryAgreement, ({ body }) => agreements.tryOut(body)),
    onRead(on.compareAgreements, ({ params, query }) => agreements.compare(party(params.partner), query)),
    onRead(on.checkDraft, ({ params, body }) =>
      agreements.check(party(params.partner), body.document, body.before),
    ),
    onRead(on.listClauseKinds, () => ({ kinds: agreements.kinds() })),
    onRead(on.tryRelease, ({ params, body, session }) =>
      agreements.tryRelease(session, party(params.partner), body),
    ),
    onRead(on.agreementEffects, ({ params: { partner, hash }, query, session }) =>
      agreements.effects(session, { partner: party(partner), hash }, query),
    ),
    onRead(on.suspensionEffects, ({ params }) =>
      agreements.suspensionEffects(party(params.partner), params.suspension),
    ),
    onAct(on.offerAgreement, (call) =>
      agreements.offer(call, party(call.params.partner), call.body.document),
    ),
    onRead(on.listNegotiations, ({ query }) => ({ items: agreements.negotiations(maybe(query.partner)) })),
    onRead(on.getNegotiation, ({ params }) =>
      agreements.negotiation(party(params.partner), params.negotiation),
    ),
    onAct(on.counterOffer, (call) => {
      const { partner, negotiation } = call.params;
      return agreements.counter(call, party(partner), negotiation, call.body.document);
    }),
    onAct(on.acceptOffer, (call) => {
      const { partner, negotiation } = call.params;
      return agreements.accept(call, party(partner), negotiation, call.body.hash);
    }),
    onAct(on.signAgreement, (call) => {
      const { partner, negotiation } = call.params;
      return agreements.sign(call, party(partner), negotiation, call.body);
    }),
    onAct(on.terminateNegotiation, (call) => {
      const { partner, negotiation } = call.params;
      return agreements.terminate(call, party(partner), negotiation, call.body.reason);
    }),
    onRead(on.listAgreements, ({ query }) => ({ items: agreements.agreements(maybe(query.partner)) })),
    onRead(on.getAgreement, ({ params }) => agreements.agreement(party(params.partner), params.hash)),
    onAct(on.suspendAgreement, (call) =>
      agreements.suspend(call, party(call.params.partner), call.params.hash, call.body),
    ),
    onAct(on.resumeAgreement, (call) =>
      agreements.resume(call, party(call.params.partner), call.params.hash, call.body),
    ),
    onAct(on.amendAgreement, (call) =>
      agreements.amend(call, party(call.params.partner), call.params.hash, call.body.document),
    ),
    onAct(on.denounceAgreement, (call) =>
      agreements.denounce(call, party(call.params.partner), call.params.hash, call.body),
    ),
  ];
}
