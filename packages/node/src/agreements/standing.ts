import type { AgreementDocument, FlatJws, LifeAct, Time } from "@entente/agreement";
import { conflict, invalid } from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import type { Outcome } from "../ledger/index.ts";
import { type Act, endOfNotice, propose, refuseIllegal, standing } from "./commands.ts";
import type { RelationLife } from "./lives.ts";
import type { By, Room } from "./room.ts";
import { kidFor, signAs, UNSIGNED } from "./signatories.ts";
import { type Statement, statementBytes, statementType } from "./signing.ts";

/** What a signatory says about the agreement that binds, and the entry that carries it. */
type Said<T> = {
  readonly statement: Statement;
  readonly act: (kid: string, jws: FlatJws) => LifeAct;
  readonly result: T;
};

async function say<T extends JsonValue>(
  room: Room,
  by: By,
  partner: PartyId,
  { hash, kid: asked }: { readonly hash: string; readonly kid?: string | undefined },
  what: (entry: Omit<Act, "act">, relation: RelationLife) => Said<T>,
): Promise<Outcome<T>> {
  const kid = kidFor(room, by, asked);
  return room.act(by, partner, async (relation, reader) => {
    const entry = room.entry(by, "signatory");
    standing(relation, hash, entry.now);
    const { statement, act, result } = what(entry, relation);
    refuseIllegal(relation, { ...entry, act: act(kid, UNSIGNED) });
    const held = room.documents.valid(reader, partner, hash);
    if (held === undefined) throw conflict("the document of this agreement is not here");
    refuseUnknownAreas(statement, held.document);
    const bytes = statementBytes(statement);
    const jws = await signAs(room, kid, statementType(statement), bytes, held.document, entry.now);
    return propose(relation, { ...entry, act: act(kid, jws) }, result);
  });
}

function refuseUnknownAreas(statement: Statement, { vocab }: AgreementDocument): void {
  if (statement.type !== "entente-suspension") return;
  const known = vocab.areas.map(({ code }) => code);
  const unknown = statement.areas?.findIndex((area) => !known.includes(area)) ?? -1;
  if (unknown >= 0) throw invalid(`/areas/${unknown}`, "no area of this agreement");
}

/** Suspends the agreement that binds, wholly or in some areas: one party, one signature, at once. */
export function suspend(
  room: Room,
  by: By,
  partner: PartyId,
  hash: string,
  asked: {
    readonly areas?: readonly string[] | undefined;
    readonly reason: Extract<LifeAct, { kind: "agreement.suspended/1" }>["body"]["reason"];
    readonly kid?: string | undefined;
  },
): Promise<Outcome<{ suspension: string }>> {
  const { reason } = asked;
  const areas = asked.areas === undefined ? {} : { areas: [...new Set(asked.areas)].sort() };
  return say(room, by, partner, { hash, kid: asked.kid }, ({ id }) => ({
    statement: { type: "entente-suspension", agreement: hash, id, ...areas, reason },
    act: (kid, jws) => ({ kind: "agreement.suspended/1", body: { hash, ...areas, reason, kid, jws } }),
    result: { suspension: id },
  }));
}

/** Signs the end of a suspension. It ends when every party has signed as often as the agreement asks of it. */
export function resume(
  room: Room,
  by: By,
  partner: PartyId,
  hash: string,
  { suspension, kid: asked }: { readonly suspension: string; readonly kid?: string | undefined },
): Promise<Outcome<{ suspension: string }>> {
  return say(room, by, partner, { hash, kid: asked }, () => ({
    statement: { type: "entente-resumption", agreement: hash, suspension },
    act: (kid, jws) => ({ kind: "agreement.resumed/1", body: { hash, suspension, kid, jws } }),
    result: { suspension },
  }));
}

/** Denounces the agreement: it ends when the notice has run, or later if so asked. */
export function denounce(
  room: Room,
  by: By,
  partner: PartyId,
  hash: string,
  asked: { readonly endsAt?: Time | undefined; readonly kid?: string | undefined },
): Promise<Outcome<{ endsAt: string }>> {
  return say(room, by, partner, { hash, kid: asked.kid }, ({ id, now }, { terms }) => {
    const endsAt = asked.endsAt ?? endOfNotice(terms, hash, now);
    return {
      statement: { type: "entente-denunciation", agreement: hash, id, endsAt },
      act: (kid, jws) => ({ kind: "agreement.denounced/1", body: { hash, endsAt, kid, jws } }),
      result: { endsAt },
    };
  });
}
