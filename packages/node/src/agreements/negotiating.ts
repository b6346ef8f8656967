import {
  type AgreementDocument,
  AgreementError,
  agreementHash,
  type LifeAct,
  writeAgreement,
} from "@entente/agreement";
import { type AgreementJson, bothOf, invalid, problemOf } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Outcome } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { type DocumentProblem, relationProblem, successionProblem } from "./checks.ts";
import { negotiationOf, offerAct, propose, refuseIllegal } from "./commands.ts";
import type { RelationLife } from "./lives.ts";
import { documentsOf, type FoundDocuments } from "./reactions.ts";
import type { By, Room } from "./room.ts";
import { kidFor, signAs, UNSIGNED } from "./signatories.ts";
import { agreementType } from "./signing.ts";
import { inBoth } from "./words.ts";

export type Offering = { negotiation: string; hash: string };
type Terminated = Extract<LifeAct, { kind: "agreement.terminated/1" }>["body"];

/** Offers a document: a first one, or, given a negotiation, one that answers the offer on its table. */
export function offer(
  room: Room,
  by: By,
  partner: PartyId,
  draft: AgreementJson,
  negotiation?: string,
): Promise<Outcome<Offering>> {
  const { document, bytes, hash } = readDraft(draft);
  return room.act(by, partner, (relation, reader) => {
    const answers = negotiation === undefined ? undefined : negotiationOf(relation, negotiation);
    const entry = room.entry(by, "liaison-officer");
    const act = offerAct(document, hash, entry.id, answers);
    // What is wrong with the moment is told before what is wrong with the document.
    refuseIllegal(relation, { ...entry, act });
    const problem = draftProblem(room, document, partner, reader);
    if (problem !== undefined) throw invalid(`/document${problem.pointer}`, problem.detail);
    const result = { negotiation: act.body.negotiation, hash };
    return propose(relation, { ...entry, act, document: bytes }, result);
  });
}

/** Reads a draft as the partner will read it; what is wrong is told with a pointer to it. */
function readDraft(draft: AgreementJson): { document: AgreementDocument; bytes: Uint8Array; hash: string } {
  try {
    const document = draft as unknown as AgreementDocument;
    const bytes = writeAgreement(document);
    return { document, bytes, hash: agreementHash(bytes) };
  } catch (cause) {
    if (cause instanceof AgreementError) throw invalid(`/document${cause.path}`, inBoth(cause));
    throw cause;
  }
}

/** Why a valid document cannot bind this relation; undefined when it can. */
export function draftProblem(
  room: Room,
  document: AgreementDocument,
  partner: PartyId,
  reader: Reader,
): DocumentProblem | undefined {
  const unfit = relationProblem(document, [room.us, partner], room.cardOf, room.now());
  if (unfit !== undefined || document.supersedes === undefined) return unfit;
  const old = room.documents.valid(reader, partner, document.supersedes);
  return old === undefined
    ? { pointer: "/supersedes", detail: bothOf("names no version that is held here") }
    : successionProblem(document, old.document);
}

/** Offers the next version of the agreement with this hash. */
export function amend(room: Room, by: By, partner: PartyId, hash: string, draft: AgreementJson) {
  if (draft.supersedes !== hash)
    throw invalid("/document/supersedes", "an amendment names the hash of the version it replaces");
  return offer(room, by, partner, draft);
}

/** Accepts the offer on the table, by its exact hash; its document must be here and fit to bind. */
export function accept(room: Room, by: By, partner: PartyId, negotiation: string, hash: string) {
  return room.act<Offering>(by, partner, (relation, reader) => {
    const act = { kind: "agreement.accepted/1" as const, body: { negotiation, hash } };
    const entry = { ...room.entry(by, "liaison-officer"), act };
    refuseIllegal(relation, entry);
    readyDocuments(room, relation, negotiation, reader);
    return propose(relation, entry, { negotiation, hash });
  });
}

/** Signs the accepted document, named by its hash so that nobody signs what they have not read. */
export async function sign(
  room: Room,
  by: By,
  partner: PartyId,
  negotiation: string,
  asked: { readonly hash: string; readonly kid?: string | undefined },
): Promise<Outcome<Offering & { kid: string }>> {
  const kid = kidFor(room, by, asked.kid);
  const { hash } = asked;
  return room.act(by, partner, async (relation, reader) => {
    const entry = room.entry(by, "signatory");
    const act = (jws: typeof UNSIGNED) => ({
      kind: "agreement.signed/1" as const,
      body: { negotiation, hash, kid, jws },
    });
    refuseIllegal(relation, { ...entry, act: act(UNSIGNED) });
    const { held, pinning } = readyDocuments(room, relation, negotiation, reader);
    const typ = agreementType(held.document.supersedes);
    const jws = await signAs(room, kid, typ, held.bytes, pinning.document, entry.now);
    return propose(relation, { ...entry, act: act(jws) }, { negotiation, hash, kid });
  });
}

export function terminate(
  room: Room,
  by: By,
  partner: PartyId,
  negotiation: string,
  reason: Terminated["reason"],
): Promise<Outcome<{ negotiation: string }>> {
  return room.act(by, partner, (relation) => {
    const act = { kind: "agreement.terminated/1" as const, body: { negotiation, reason } };
    return propose(relation, { ...room.entry(by, "liaison-officer"), act }, { negotiation });
  });
}

/** The document on the table, held here and fit to bind; otherwise a refusal that says why not. */
function readyDocuments(
  room: Room,
  relation: RelationLife,
  negotiation: string,
  reader: Reader,
): FoundDocuments {
  const found = documentsOf(negotiationOf(relation, negotiation), relation.partner, reader, room);
  const title = "Not possible now";
  if (found === undefined)
    throw problemOf(409, "document-missing", title, "The document has not arrived yet.");
  if ("problem" in found) {
    const { pointer, detail } = found.problem;
    throw problemOf(409, "document-unfit", title, detail, { pointer });
  }
  return found;
}
