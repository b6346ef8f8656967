import { notFound, onAct, onRead, docketOperations as ops, type Route } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { adoptPolicy, answerClaim } from "./answering.ts";
import { closeDocket, reopenDocket } from "./closing.ts";
import { docketSummary, docketsOf, docketView, matrixOf } from "./matrix.ts";
import { answersTo, cellOf, heldAt } from "./positions.ts";
import { openDocket, putClaim, triageClaim } from "./putting.ts";
import { answerView, claimAlone, claimView, policyView } from "./reading.ts";
import { claimById, claimsOf, docketById, policiesOf } from "./rows.ts";

/** The desk over HTTP. What belongs to another relation is not found. */
export function docketRoutes(acting: Acting): Route[] {
  const docketAt = ({ partner, docket }: { partner: string; docket: string }) => {
    acting.requireRelation(partner);
    const row = docketById(acting.reader, partner, docket);
    if (row === undefined) throw notFound("docket");
    return row;
  };
  const claimAt = ({ partner, claim }: { partner: string; claim: string }) => {
    acting.requireRelation(partner);
    const row = claimById(acting.reader, partner, claim);
    if (row === undefined) throw notFound("claim");
    return row;
  };
  return [
    onAct(ops.openDocket, ({ params, body, ...call }) =>
      openDocket(acting, call, params.partner as PartyId, body),
    ),
    onRead(ops.listDockets, ({ params, query }) => {
      acting.requireRelation(params.partner);
      return docketsOf(acting, params.partner, query);
    }),
    onRead(ops.getDocket, ({ params }) => {
      const row = docketAt(params);
      const claims = claimsOf(acting.reader, row.partner, row.docket);
      return {
        docket: docketView(acting, row),
        claims: claims.map((claim) => claimView(acting, claim, claims)),
      };
    }),
    onAct(ops.putClaim, ({ params, body, ...call }) =>
      putClaim(acting, call, { ...params, partner: params.partner as PartyId }, body),
    ),
    onAct(ops.closeDocket, ({ params, body, ...call }) =>
      closeDocket(acting, call, { ...params, partner: params.partner as PartyId }, body),
    ),
    onAct(ops.reopenDocket, ({ params, body, ...call }) =>
      reopenDocket(acting, call, { ...params, partner: params.partner as PartyId }, body),
    ),
    onAct(ops.triageClaim, ({ params, body, ...call }) =>
      triageClaim(acting, call, { ...params, partner: params.partner as PartyId }, body),
    ),
    onAct(ops.answerClaim, ({ params, body, ...call }) =>
      answerClaim(acting, call, { ...params, partner: params.partner as PartyId }, body),
    ),
    onRead(ops.listAnswers, ({ params }) => {
      const claim = claimAt(params);
      const answers = answersTo(acting.reader, claim.partner, claim.claim);
      return {
        claim: claimAlone(acting, claim),
        items: answers.map((answer) => answerView(acting, answer, answers)),
      };
    }),
    onRead(ops.heldPosition, ({ params, query: { party, on, known } }) => {
      const claim = claimAt(params);
      // A second written without its parts lasts until it ends.
      const until = known === undefined ? acting.now() : Date.parse(known) + 999;
      const answers = heldAt(answersTo(acting.reader, claim.partner, claim.claim), on, until);
      const age = Math.min(until, acting.now());
      return {
        cell: cellOf(claim, party, answers, age),
        answers: answers
          .filter(({ side }) => side === party)
          .map((each) => answerView(acting, each, answers)),
      };
    }),
    onRead(ops.docketMatrix, ({ params }) => ({ rows: matrixOf(acting, docketAt(params)) })),
    onAct(ops.adoptPolicy, ({ params, body, ...call }) =>
      adoptPolicy(acting, call, params.partner as PartyId, body),
    ),
    onRead(ops.listPolicies, ({ params }) => {
      acting.requireRelation(params.partner);
      const rows = policiesOf(acting.reader, params.partner);
      return { items: rows.map((row) => policyView(acting, row)) };
    }),
    onRead(ops.docketSummary, ({ params }) => {
      acting.requireRelation(params.partner);
      return docketSummary(acting, params.partner);
    }),
  ];
}
