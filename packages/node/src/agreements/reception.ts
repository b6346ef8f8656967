import { type LifeEntry, problemWith } from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import type { Folding, Reason, Reception } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import type { CardOf } from "./checks.ts";
import type { Documents } from "./documents.ts";
import type { Lives } from "./lives.ts";
import { agreementType, signatureProblem, signingKeys, statementBytes, statementType } from "./signing.ts";
import { statementOf } from "./statements.ts";
import { lifeEntry } from "./view.ts";

export type ReceptionDeps = {
  readonly documents: Documents;
  readonly lives: Lives;
  readonly cardOf: CardOf;
};

/**
 * Judges a partner's entry. First by the rules, from what its writer could know: so both nodes and every verifier
 * come to the same verdict. Then by its signature, where the document that pins the keys is here; a signature over
 * a document that has not arrived is kept, and checked before this node verifies.
 */
export async function receive(
  entry: Folding<never>,
  reader: Reader,
  index: number,
  deps: ReceptionDeps,
): Promise<Reception> {
  const partner = entry.party;
  const act = lifeEntry(entry.envelope, partner, index);
  const life = deps.lives.asSeen(reader, partner, { writer: "partner", index, seen: act.seen });
  const problem = problemWith(act, act, life, deps.lives.of(reader, partner).terms);
  if (problem !== undefined) return { aside: `${problem.code}: ${problem.detail}` };
  if (act.kind === "agreement.offered/1" && entry.envelope.set?.count !== 1)
    return { aside: "malformed: an offer brings one document" };
  const unsigned = await unsignedReason(act, partner, reader, deps);
  return unsigned === undefined ? {} : { aside: unsigned };
}

async function unsignedReason(
  act: LifeEntry,
  partner: PartyId,
  reader: Reader,
  deps: ReceptionDeps,
): Promise<Reason | undefined> {
  if (act.kind === "agreement.signed/1") {
    const { supersedes } = offerNamed(
      act.body.negotiation,
      act.body.hash,
      deps.lives.of(reader, partner).entries,
    );
    return agreementSignatureProblem(
      { ...act.body, by: act.by, at: act.at },
      supersedes,
      partner,
      reader,
      deps,
    );
  }
  const statement = statementOf(act);
  if (statement === undefined) return undefined;
  const { body } = act as Extract<LifeEntry, { kind: "agreement.suspended/1" | "agreement.resumed/1" }>;
  const held = deps.documents.valid(reader, partner, body.hash);
  // A suspension binds even unproven: stopping is always safe. What loosens or ends waits for proof.
  if (held === undefined)
    return statement.type === "entente-suspension"
      ? undefined
      : "document-missing: the agreement is not here";
  if (statement.type === "entente-suspension") {
    const known = held.document.vocab.areas.map(({ code }) => code);
    const unknown = statement.areas?.find((area) => !known.includes(area));
    if (unknown !== undefined) return `unknown-area: ${unknown} is no area of this agreement`;
  }
  const keys = signingKeys(held.document, deps.cardOf);
  const signature = { by: act.by, at: act.at, kid: body.kid, jws: body.jws };
  return signatureProblem(signature, statementBytes(statement), statementType(statement), keys);
}

function offerNamed(negotiation: string, hash: string, entries: readonly LifeEntry[]) {
  const offer = entries.find(
    (one) =>
      one.kind === "agreement.offered/1" && one.body.negotiation === negotiation && one.body.hash === hash,
  );
  return { supersedes: offer?.kind === "agreement.offered/1" ? offer.body.supersedes : undefined };
}

type AgreementSignature = Parameters<typeof signatureProblem>[0] & { readonly hash: string };

/**
 * Why a signature under an offered document does not count. An amendment is signed with the keys pinned in the
 * version it replaces. Undefined when it counts, or cannot be told yet.
 */
export async function agreementSignatureProblem(
  signature: AgreementSignature,
  supersedes: string | undefined,
  partner: PartyId,
  reader: Reader,
  { documents, cardOf }: Pick<ReceptionDeps, "documents" | "cardOf">,
): Promise<Reason | undefined> {
  const held = documents.valid(reader, partner, signature.hash);
  const pinning = documents.valid(reader, partner, supersedes ?? signature.hash);
  if (held === undefined || pinning === undefined) return undefined;
  const keys = signingKeys(pinning.document, cardOf);
  return signatureProblem(signature, held.bytes, agreementType(supersedes), keys);
}
