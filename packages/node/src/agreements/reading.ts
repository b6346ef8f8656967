import {
  AgreementError,
  agreementHash,
  clauseKinds,
  diffAgreements,
  writeAgreement,
} from "@entente/agreement";
import {
  type AgreementComparison,
  type AgreementDiff,
  type AgreementJson,
  type ClauseKindView,
  type DraftCheck,
  notFound,
} from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { ValidDocument } from "./documents.ts";
import { draftProblem } from "./negotiating.ts";
import { clauseViews } from "./presenting.ts";
import type { Room } from "./room.ts";
import { inBoth } from "./words.ts";

/** A document that was offered in this relation, by hash. Throws ProblemError `not-found`. */
export function offeredDocument(room: Room, partner: PartyId, hash: string): ValidDocument {
  room.relation(partner);
  const held = room.documents.valid(room.reader, partner, hash);
  if (held === undefined) throw notFound("document");
  return held;
}

const sideOf = (hash: string, { document }: ValidDocument) => ({
  hash,
  version: document.version,
  clauses: clauseViews(document),
});

// Sound: both documents were read from JSON, and the diff copies their values.
const diffOf = (before: ValidDocument["document"], after: ValidDocument["document"]): AgreementDiff =>
  diffAgreements(before, after) as unknown as AgreementDiff;

/** Two offered documents side by side: rounds of a negotiation, versions of an agreement. */
export function compareDocuments(
  room: Room,
  partner: PartyId,
  hashes: { readonly before: string; readonly after: string },
): AgreementComparison {
  const before = offeredDocument(room, partner, hashes.before);
  const after = offeredDocument(room, partner, hashes.after);
  return {
    before: sideOf(hashes.before, before),
    after: sideOf(hashes.after, after),
    diff: diffOf(before.document, after.document),
  };
}

/** Reads a draft as it would be read when offered. The first fault is told; the next when that one is mended. */
export function checkDraft(
  room: Room,
  partner: PartyId,
  draft: AgreementJson,
  compareWith: string | undefined,
): DraftCheck {
  room.relation(partner);
  let bytes: Uint8Array;
  try {
    bytes = writeAgreement(draft as unknown as Parameters<typeof writeAgreement>[0]);
  } catch (cause) {
    if (!(cause instanceof AgreementError)) throw cause;
    const { path: pointer, code } = cause;
    return { clauses: [], problems: [{ pointer, code, detail: inBoth(cause) }] };
  }
  const held = room.documents.read(bytes);
  if (held.problem !== undefined) return { clauses: [], problems: [{ ...held.problem, code: "engine" }] };
  const unfit = draftProblem(room, held.document, partner, room.reader);
  const before = compareWith === undefined ? undefined : offeredDocument(room, partner, compareWith);
  return {
    hash: agreementHash(bytes),
    clauses: clauseViews(held.document),
    problems: unfit === undefined ? [] : [{ ...unfit, code: "relation" }],
    ...(before === undefined
      ? {}
      : { before: sideOf(compareWith!, before), diff: diffOf(before.document, held.document) }),
  };
}

/** Every kind of clause, for whoever writes one. */
export function clauseKindViews(): ClauseKindView[] {
  return Object.entries(clauseKinds)
    .map(([kind, { cardinality, params }]) => ({
      kind,
      cardinality,
      params: params.json as ClauseKindView["params"],
    }))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}
