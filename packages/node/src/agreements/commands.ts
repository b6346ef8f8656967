import {
  type AgreementDocument,
  type AgreementState,
  addDuration,
  agreementAt,
  isStanding,
  type LifeAct,
  lifeFrench,
  type NegotiationLife,
  problemWith,
  type TermsOf,
  timeOf,
} from "@entente/agreement";
import { conflict, notFound, problemOf } from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import type { Body, Draft, Proposal } from "../ledger/index.ts";
import type { RelationLife } from "./lives.ts";
import { streamOf } from "./view.ts";

/** Who acts: an account for the house log, its role for the partner. `node` acts by itself, without an account. */
export type Actor = { readonly account?: string; readonly role: "liaison-officer" | "signatory" | "node" };

/** An act about to be written: the entry's id is chosen ahead, because other words name it. */
export type Act = {
  readonly act: LifeAct;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly by: PartyId;
  readonly actor: Actor;
  /** The document that an offer brings. */
  readonly document?: Uint8Array;
};

/** Refuses what the rules do not allow, or proposes the entry, and in the house log who acted. */
export function propose<T extends JsonValue>(relation: RelationLife, act: Act, result: T): Proposal<T> {
  refuseIllegal(relation, act);
  const { partner } = relation;
  const { kind, body } = act.act;
  const entry: Draft = {
    log: { partner },
    kind,
    id: act.id,
    body: body as unknown as Body,
    actor: act.actor.role,
    ...("negotiation" in body ? {} : { agreement: body.hash }),
    ...(act.document === undefined ? {} : { items: [offeredItem(body as { hash: string }, act.document)] }),
  };
  const { account } = act.actor;
  const house: Draft[] =
    account === undefined
      ? []
      : [
          {
            log: "house",
            kind: "agreement.acted/1",
            body: { by: account, partner, act: kind, entry: act.id },
          },
        ];
  return { entries: [entry, ...house], expects: { [streamOf(partner)]: relation.version }, result };
}

export function refuseIllegal(relation: RelationLife, { act, by, id, now }: Act): void {
  const writing = { by, id, at: timeOf(now) };
  const problem = problemWith(act, writing, relation.life, relation.terms);
  if (problem !== undefined)
    throw problemOf(409, problem.code, "Not possible now", {
      en: problem.detail,
      fr: lifeFrench[problem.code],
    });
}

function offeredItem({ hash }: { readonly hash: string }, content: Uint8Array) {
  return { header: new TextEncoder().encode(`{"hash":"${hash}","type":"agreement"}`), content };
}

export function negotiationOf(relation: RelationLife, id: string): NegotiationLife {
  const negotiation = relation.life.negotiations.get(id);
  if (negotiation === undefined) throw notFound("negotiation");
  return negotiation;
}

/** The first offer names the negotiation by its own entry; each later one answers the offer on the table. */
export function offerAct(
  document: AgreementDocument,
  hash: string,
  id: string,
  answers?: NegotiationLife,
): Extract<LifeAct, { kind: "agreement.offered/1" }> {
  const { supersedes } = document;
  return {
    kind: "agreement.offered/1",
    body: {
      negotiation: answers?.id ?? id,
      round: (answers?.current.round ?? 0) + 1,
      id: document.id,
      version: document.version,
      hash,
      ...(answers === undefined ? {} : { previous: answers.current.hash }),
      ...(supersedes === undefined ? {} : { supersedes }),
    },
  };
}

/** The agreement that binds now, named by its hash: what is said of an agreement is said of the one that binds. */
export function standing(relation: RelationLife, hash: string, now: number): AgreementState {
  const state = agreementAt(relation.life, timeOf(now), relation.terms);
  if (state === undefined || !isStanding(state)) throw notFound("agreement in force");
  if (state.hash !== hash) throw conflict(`the agreement that binds now is ${state.hash}`);
  return state;
}

/** The earliest moment at which a denunciation made now may end the agreement. */
export function endOfNotice(terms: TermsOf, hash: string, now: number): string {
  const notice = terms(hash)?.notice;
  if (notice === undefined) throw conflict("the document of this agreement is not here");
  return addDuration(timeOf(now + 999), notice);
}
