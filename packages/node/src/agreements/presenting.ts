import {
  type AgreementDocument,
  type AgreementState,
  agreementAt,
  type Chain,
  diffAgreements,
  isStanding,
  type NegotiationLife,
  type Signing,
  sentence,
  stateOfChain,
  timeOf,
  type VersionLife,
} from "@entente/agreement";
import {
  type AgreementDetail,
  type AgreementJson,
  type AgreementSummary,
  type ClauseView,
  type NegotiationDetail,
  type NegotiationSummary,
  notFound,
} from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import { negotiationOf } from "./commands.ts";
import type { RelationLife } from "./lives.ts";
import { documentsOf, type ReactionDeps } from "./reactions.ts";

type Deps = ReactionDeps;
type Waits = NegotiationSummary["waitsFor"];

export const asJson = (document: AgreementDocument): AgreementJson => document as unknown as AgreementJson;

/** Each clause with the sentence its parameters mean, in both languages: what is read before signing. */
export function clauseViews(document: AgreementDocument): ClauseView[] {
  return document.clauses.map((clause) => {
    const { id, kind, title, text, direction } = clause;
    return {
      id,
      kind,
      title,
      text,
      sentence: { fr: sentence(clause, "fr", document), en: sentence(clause, "en", document) },
      ...(direction === undefined ? {} : { direction: direction.map(({ from, to }) => ({ from, to })) }),
    };
  });
}

export function summaryOf(
  negotiation: NegotiationLife,
  relation: RelationLife,
  reader: Reader,
  deps: Deps,
): NegotiationSummary {
  const { id, state, current, terminated } = negotiation;
  const held = deps.documents.valid(reader, relation.partner, current.hash);
  return {
    negotiation: id,
    partner: relation.partner,
    state,
    round: current.round,
    hash: current.hash,
    id: current.id,
    version: current.version,
    ...(current.supersedes === undefined ? {} : { supersedes: current.supersedes }),
    offeredBy: sideOf(current.by, deps.us),
    at: current.at,
    since: lastSaid(negotiation, relation),
    ...(held === undefined ? {} : { title: held.document.title }),
    waitsFor: waitsOf(negotiation, relation.partner, reader, deps),
    ...(terminated === undefined ? {} : { reason: terminated.reason }),
  };
}

/** When the latest entry of a negotiation says it was written. */
function lastSaid({ id, current }: NegotiationLife, { entries }: RelationLife): string {
  const times = entries.flatMap(({ body, at }) =>
    "negotiation" in body && body.negotiation === id ? [at] : [],
  );
  return times.reduce((latest, at) => (at > latest ? at : latest), current.at);
}

export const sideOf = (party: string, us: PartyId): "us" | "partner" => (party === us ? "us" : "partner");

function waitsOf(negotiation: NegotiationLife, partner: PartyId, reader: Reader, deps: Deps): Waits {
  const { state, current, missing, verified, finalised } = negotiation;
  const { us } = deps;
  const without = (done: ReadonlyMap<string, unknown>) =>
    [us, partner].filter((party) => !done.has(party)).map((party) => sideOf(party, us));
  const blocked = documentWaits(negotiation, partner, reader, deps);
  switch (state) {
    case "offered":
    case "countered": {
      const on = current.by === us ? "partner" : "us";
      return [...(on === "us" ? blocked : []), { on, for: "answer" }];
    }
    case "accepted":
      return [
        ...blocked,
        ...(missing ?? []).map(({ party, count }) => ({
          on: sideOf(party, us),
          for: "signature" as const,
          count,
        })),
      ];
    case "agreed":
      if (verified.size === 2) return [{ on: "us", for: "agreed-rules" }];
      return [...blocked, ...without(verified).map((on) => ({ on, for: "verification" as const }))];
    case "verified":
      return without(finalised).map((on) => ({ on, for: "finalisation" }));
    default:
      return [];
  }
}

function documentWaits(negotiation: NegotiationLife, partner: PartyId, reader: Reader, deps: Deps): Waits {
  const found = documentsOf(negotiation, partner, reader, deps);
  if (found === undefined) return [{ on: "us", for: "document" }];
  return "problem" in found ? [{ on: "us", for: "correction" }] : [];
}

export function detailOf(relation: RelationLife, id: string, reader: Reader, deps: Deps): NegotiationDetail {
  const negotiation = negotiationOf(relation, id);
  const { documents, us } = deps;
  const { partner } = relation;
  const { offers, current, signatures } = negotiation;
  const found = documentsOf(negotiation, partner, reader, deps);
  const held = documents.valid(reader, partner, current.hash);
  const before = documents.valid(reader, partner, current.previous ?? current.supersedes ?? "");
  const pinning = documents.valid(reader, partner, current.supersedes ?? current.hash);
  return {
    ...summaryOf(negotiation, relation, reader, deps),
    rounds: offers.map(({ round, by, hash, at }) => ({ round, by: sideOf(by, us), hash, at })),
    ...(held === undefined ? {} : { document: asJson(held.document) }),
    clauses: held === undefined ? [] : clauseViews(held.document),
    ...(found !== undefined && "problem" in found ? { problem: found.problem } : {}),
    ...(held === undefined || before === undefined ? {} : { diff: diffOf(before.document, held.document) }),
    signatures: signatures.map((one) => signingView(one, us)),
    thresholds: thresholdsOf(pinning?.document, us),
    ...standingVersion(relation, deps),
  };
}

/** What binds the two parties now, to compare with. */
function standingVersion({ life, terms }: RelationLife, { now }: Deps): Pick<NegotiationDetail, "inForce"> {
  const state = agreementAt(life, timeOf(now()), terms);
  if (state === undefined || !isStanding(state)) return {};
  return { inForce: { hash: state.hash, version: state.version.version } };
}

// Sound: both documents were read from JSON, and the diff copies their values.
const diffOf = (before: AgreementDocument, after: AgreementDocument) =>
  diffAgreements(before, after) as unknown as NonNullable<NegotiationDetail["diff"]>;

const signingView = ({ by, kid, at }: Signing, us: PartyId) => ({ by: sideOf(by, us), kid, at });

/** Each agreement of the relation as it stands now, the one that binds first. */
export function agreementsOf(relation: RelationLife, reader: Reader, deps: Deps): AgreementSummary[] {
  const now = timeOf(deps.now());
  return [...relation.life.chains.values()]
    .map((chain) => stateOfChain(chain, now, relation.terms))
    .toSorted((a, b) => Number(isStanding(b)) - Number(isStanding(a)))
    .map((state) => agreementView(state, relation, reader, deps));
}

function agreementView(
  state: AgreementState,
  { partner, terms }: RelationLife,
  reader: Reader,
  deps: Deps,
): AgreementSummary {
  const { chain, version, hash, status, suspendedAreas, noticeEnds, reviewOverdue } = state;
  const held = deps.documents.valid(reader, partner, hash);
  return {
    partner,
    hash: hash,
    id: chain.id,
    version: version.version,
    ...(held === undefined
      ? {}
      : { title: held.document.title, from: held.terms.from, until: held.terms.until }),
    state: status === "terminated" ? "unknown" : status,
    ...(noticeEnds === "none" ? {} : { noticeEnds }),
    ...(reviewOverdue === "unknown" ? {} : { reviewOverdue }),
    suspendedAreas: [...suspendedAreas],
    suspensions: chain.suspensions.map(({ id, by, at, areas, reason, open, resumedBy }) => ({
      id,
      by: sideOf(by, deps.us),
      at,
      ...(areas === undefined ? {} : { areas: [...areas] }),
      reason,
      open,
      resumedBy: resumedBy.map((one) => signingView(one, deps.us)),
    })),
    next: chain.versions
      .filter((one) => one.version > version.version)
      .map((one) => {
        const from = terms(one.hash)?.from;
        return { hash: one.hash, version: one.version, ...(from === undefined ? {} : { from }) };
      }),
  };
}

/** One version, with what befell the agreement as a whole. */
export function agreementDetailOf(
  relation: RelationLife,
  hash: string,
  reader: Reader,
  deps: Deps,
): AgreementDetail {
  const chain = chainWith(relation, hash);
  const state = stateOfChain(chain, timeOf(deps.now()), relation.terms);
  const held = deps.documents.valid(reader, relation.partner, hash);
  const version = chain.versions.find((one) => one.hash === hash)!;
  return {
    ...agreementView({ ...state, hash, version }, relation, reader, deps),
    ...(state.hash === hash
      ? {}
      : { state: version.version > state.version.version ? ("draft" as const) : ("replaced" as const) }),
    ...(held === undefined ? {} : { document: asJson(held.document) }),
    clauses: held === undefined ? [] : clauseViews(held.document),
    versions: chain.versions.map((one) => versionView(one, relation, deps.us)),
    current: state.hash,
    thresholds: thresholdsOf(held?.document, deps.us),
  };
}

function versionView(
  { hash, version, at, negotiation }: VersionLife,
  { life, terms }: RelationLife,
  us: PartyId,
): AgreementDetail["versions"][number] {
  const from = terms(hash)?.from;
  const signatures = life.negotiations.get(negotiation)?.signatures ?? [];
  return {
    hash,
    version,
    at,
    ...(from === undefined ? {} : { from }),
    negotiation,
    signatures: signatures.map((one) => signingView(one, us)),
  };
}

const thresholdsOf = (document: AgreementDocument | undefined, us: PartyId) =>
  (document?.parties ?? []).map((party) => ({
    party: sideOf(party.id, us),
    needed: party.signatoryThreshold,
  }));

function chainWith({ life }: RelationLife, hash: string): Chain {
  const chain = [...life.chains.values()].find(({ versions }) => versions.some((one) => one.hash === hash));
  if (chain === undefined) throw notFound("agreement");
  return chain;
}
