import {
  type LifeAct,
  type LifeEntry,
  missingSignatures,
  type NegotiationLife,
  problemWith,
  timeOf,
  type VerifiedSignature,
  verificationOf,
} from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import { type DocumentProblem, offerProblem, relationProblem, successionProblem } from "./checks.ts";
import type { ValidDocument } from "./documents.ts";
import type { RelationLife } from "./lives.ts";
import { agreementSignatureProblem, type ReceptionDeps } from "./reception.ts";

export type ReactionDeps = ReceptionDeps & { readonly us: PartyId; readonly now: () => number };

/**
 * What this node does next by itself: verify what all have signed, finalise what both have verified. Follows from
 * the state alone, so it may be asked after every entry, at every start, and as often as one likes.
 */
export async function nextReaction(
  relation: RelationLife,
  reader: Reader,
  deps: ReactionDeps,
): Promise<LifeAct | undefined> {
  const writing = { by: deps.us, id: "", at: timeOf(deps.now()) };
  for (const negotiation of relation.life.negotiations.values()) {
    const act = finalisation(negotiation) ?? (await verification(negotiation, relation, reader, deps));
    if (act !== undefined && problemWith(act, writing, relation.life, relation.terms) === undefined)
      return act;
  }
  return undefined;
}

function finalisation({ id, state, current }: NegotiationLife): LifeAct | undefined {
  return state === "verified"
    ? { kind: "agreement.finalised/1", body: { negotiation: id, hash: current.hash } }
    : undefined;
}

/** Everything is computed again from the bytes: hash, parties, signatures, thresholds, rules (agreement.md §3). */
async function verification(
  negotiation: NegotiationLife,
  relation: RelationLife,
  reader: Reader,
  deps: ReactionDeps,
): Promise<LifeAct | undefined> {
  const { id, state, current, verified } = negotiation;
  if (state !== "agreed" || verified.has(deps.us)) return undefined;
  const found = documentsOf(negotiation, relation.partner, reader, deps);
  if (found === undefined || "problem" in found) return undefined;
  const counted = await countedSignatures(negotiation, relation, reader, deps);
  if (missingSignatures(found.pinning.document, counted).length > 0) return undefined;
  const { rulesHash, results } = verificationOf(found.held.bytes);
  return {
    kind: "agreement.verified/1",
    body: { negotiation: id, hash: current.hash, rulesHash, results },
  };
}

export type FoundDocuments = {
  readonly held: ValidDocument;
  /** The version whose keys sign: the one replaced, or in a first version itself. */
  readonly pinning: ValidDocument;
};

/** The document on the table, checked whole; a problem when it cannot bind this relation, undefined while not here. */
export function documentsOf(
  { current }: NegotiationLife,
  partner: PartyId,
  reader: Reader,
  deps: Pick<ReactionDeps, "documents" | "cardOf" | "us" | "now">,
): FoundDocuments | { readonly problem: DocumentProblem } | undefined {
  const { documents, cardOf, us } = deps;
  const held = documents.find(reader, partner, current.hash);
  if (held === undefined) return undefined;
  if (held.problem !== undefined) return { problem: held.problem };
  const pinning = documents.valid(reader, partner, current.supersedes ?? current.hash);
  if (pinning === undefined) return undefined;
  const problem =
    offerProblem(current, held.document) ??
    relationProblem(held.document, [us, partner], cardOf, deps.now()) ??
    (current.supersedes === undefined ? undefined : successionProblem(held.document, pinning.document));
  return problem === undefined ? { held, pinning } : { problem };
}

async function countedSignatures(
  { id, current }: NegotiationLife,
  { entries, partner }: RelationLife,
  reader: Reader,
  deps: ReactionDeps,
): Promise<readonly VerifiedSignature[]> {
  const signed = entries.filter(
    (entry): entry is Extract<LifeEntry, { kind: "agreement.signed/1" }> =>
      entry.kind === "agreement.signed/1" && entry.body.negotiation === id,
  );
  const counted: VerifiedSignature[] = [];
  for (const { body, by, at } of signed) {
    const signature = { ...body, by, at };
    if ((await agreementSignatureProblem(signature, current.supersedes, partner, reader, deps)) === undefined)
      counted.push({ party: by, kid: body.kid, role: "signatory", iat: 0 });
  }
  return counted;
}
