import { type SuspensionLife, timeOf } from "@entente/agreement";
import type { AgreementJson, TemplateRequest } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Desk, Reason } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import type { Above, Asker } from "./above.ts";
import { agreementEffects, type EffectsAsked, suspensionEffects } from "./effects.ts";
import { agreementKinds } from "./entries.ts";
import { fillTemplate, type TemplateName, templateList } from "./filling.ts";
import type { Binding, Cut } from "./lives.ts";
import { accept, amend, offer, sign, terminate } from "./negotiating.ts";
import { type PartyStatement, signStatement, statementProblem } from "./party-statements.ts";
import { agreementDetailOf, agreementsOf, asJson, clauseViews, detailOf, summaryOf } from "./presenting.ts";
import { checkDraft, clauseKindViews, compareDocuments } from "./reading.ts";
import { receive } from "./reception.ts";
import { tryRelease } from "./release-trial.ts";
import { type AgreementsOptions, type By, Room } from "./room.ts";
import { denounce, resume, suspend } from "./standing.ts";
import { tryAgreement } from "./trying.ts";
import { partnersWithAgreements, schema, statements } from "./view.ts";

export type Agreements = ReturnType<typeof createAgreements>;

type Rest<F> = F extends (room: Room, by: By, partner: PartyId, ...rest: infer R) => unknown ? R : never;

/** The desk of agreements: what two parties settle, sign, suspend, change and end. */
export function createAgreements(options: AgreementsOptions) {
  const room = new Room(options);
  const { us, cardOf, now, lives, documents } = room;
  const desk: Desk = {
    name: "agreements",
    kinds: agreementKinds((entry, reader, index) => receive(entry, reader, index, room)),
    schema,
    statements,
  };
  const relations = (partner: PartyId | undefined) =>
    partnersWithAgreements(room.reader)
      .filter((one) => partner === undefined || one === partner)
      .map((one) => lives.of(room.reader, one));

  const above = (): Above => {
    if (options.above === undefined) throw new Error("nothing is joined above the desk of agreements");
    return options.above();
  };

  return {
    desk,
    /** To be called after entries of that partner were applied and after a document arrived. */
    react: (partner: PartyId): Promise<number> => room.react(partner),
    /** Takes up, at the start of the node, whatever a stop left due. */
    async start(): Promise<void> {
      for (const partner of partnersWithAgreements(room.reader)) await room.react(partner);
    },

    /** The agreement that binds with this partner, by all that is known here, at `at` (milliseconds since 1970). */
    inForce: (partner: PartyId, at: number = now()): Binding | undefined =>
      lives.binding(room.reader, partner, lives.of(room.reader, partner).life, timeOf(at)),
    /** The agreement as the writer of an entry could know it: acts that crossed are judged by what was seen. */
    inForceAsSeen: (partner: PartyId, cut: Cut): Binding | undefined =>
      lives.binding(room.reader, partner, lives.asSeen(room.reader, partner, cut), timeOf(cut.at)),
    /** Every suspension there was in a relation, open or lifted. */
    suspensions: (partner: PartyId): readonly SuspensionLife[] =>
      [...lives.of(room.reader, partner).life.chains.values()].flatMap(({ suspensions }) => suspensions),
    /** A version that was ever offered, by hash: obligations stay with the version quoted at release. */
    version: (partner: PartyId, hash: string) => documents.valid(room.reader, partner, hash),

    /** Signs bytes for this party, by their digest, with a key that the agreement in force pins. */
    signStatement: (by: By, partner: PartyId, statement: PartyStatement, kid?: string) =>
      signStatement(
        room,
        by,
        lives.binding(room.reader, partner, room.relation(partner).life, timeOf(now())),
        statement,
        kid,
      ),
    /** Why a signature of either party of a relation does not count; undefined when it does. */
    statementProblem: (
      reader: Reader,
      partner: PartyId,
      said: Parameters<typeof statementProblem>[3],
    ): Promise<Reason | undefined> => statementProblem(room, reader, partner, said),

    templates: templateList,
    fill(name: TemplateName, request: TemplateRequest) {
      const { document, hash } = fillTemplate(name, request, us, cardOf, now());
      return { document: asJson(document), hash, clauses: clauseViews(document) };
    },
    tryOut: (trial: Parameters<typeof tryAgreement>[0]) => tryAgreement(trial, now()),
    tryRelease(asker: Asker, partner: PartyId, asked: Parameters<typeof tryRelease>[4]) {
      const { life } = room.relation(partner);
      const binding = lives.binding(room.reader, partner, life, timeOf(now()));
      return tryRelease(room, above(), asker, partner, asked, binding);
    },
    compare: (partner: PartyId, hashes: Parameters<typeof compareDocuments>[2]) =>
      compareDocuments(room, partner, hashes),
    check: (partner: PartyId, draft: AgreementJson, before: string | undefined) =>
      checkDraft(room, partner, draft, before),
    kinds: clauseKindViews,
    effects: (asker: Asker, place: Parameters<typeof agreementEffects>[3], asked: EffectsAsked) =>
      agreementEffects(room, above(), asker, place, asked),
    suspensionEffects: (partner: PartyId, suspension: string) =>
      suspensionEffects(room, above(), partner, suspension),

    offer: (by: By, partner: PartyId, draft: AgreementJson) => offer(room, by, partner, draft),
    counter: (by: By, partner: PartyId, negotiation: string, draft: AgreementJson) =>
      offer(room, by, partner, draft, negotiation),
    amend: (by: By, partner: PartyId, ...rest: Rest<typeof amend>) => amend(room, by, partner, ...rest),
    accept: (by: By, partner: PartyId, ...rest: Rest<typeof accept>) => accept(room, by, partner, ...rest),
    sign: (by: By, partner: PartyId, ...rest: Rest<typeof sign>) => sign(room, by, partner, ...rest),
    terminate: (by: By, partner: PartyId, ...rest: Rest<typeof terminate>) =>
      terminate(room, by, partner, ...rest),
    suspend: (by: By, partner: PartyId, ...rest: Rest<typeof suspend>) => suspend(room, by, partner, ...rest),
    resume: (by: By, partner: PartyId, ...rest: Rest<typeof resume>) => resume(room, by, partner, ...rest),
    denounce: (by: By, partner: PartyId, ...rest: Rest<typeof denounce>) =>
      denounce(room, by, partner, ...rest),

    negotiations: (partner?: PartyId) =>
      relations(partner).flatMap((relation) =>
        [...relation.life.negotiations.values()].map((one) => summaryOf(one, relation, room.reader, room)),
      ),
    negotiation: (partner: PartyId, negotiation: string) =>
      detailOf(room.relation(partner), negotiation, room.reader, room),
    agreements: (partner?: PartyId) =>
      relations(partner).flatMap((relation) => agreementsOf(relation, room.reader, room)),
    agreement: (partner: PartyId, hash: string) =>
      agreementDetailOf(room.relation(partner), hash, room.reader, room),
  };
}
