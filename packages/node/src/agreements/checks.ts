import {
  type AgreementDocument,
  AgreementError,
  checkSuccession,
  type Digest,
  instantOf,
  type Offered,
} from "@entente/agreement";
import { type Bilingual, bothOf } from "@entente/api";
import type { Card, PartyId } from "../keys/index.ts";
import { inBoth } from "./words.ts";

export type DocumentProblem = { readonly pointer: string; readonly detail: Bilingual };
export type CardOf = (party: PartyId) => Card | undefined;

/** The signatory keys of a card that are not revoked, as raw public keys in base64url. */
export function signatoriesOf(card: Card): readonly string[] {
  return card.keys
    .filter((key) => key.role === "signatory" && !card.revoked.includes(key.public))
    .map((key) => key.public);
}

/**
 * What an agreement must be to bind this relation: between exactly these two parties, and pinning the signatory
 * keys that their cards hold now. Keys whose time is over may stay listed, so that old signatures verify.
 */
export function relationProblem(
  document: AgreementDocument,
  parties: readonly [PartyId, PartyId],
  cardOf: CardOf,
  now: number,
): DocumentProblem | undefined {
  const named = document.parties.map(({ id }) => id);
  if (named.length !== 2 || !parties.every((party) => named.includes(party)))
    return {
      pointer: "/parties",
      detail: bothOf("the agreement must name the two parties of this relation, and no other"),
    };
  for (const [index, { id, keys }] of document.parties.entries()) {
    const card = cardOf(id as PartyId);
    const current = keys.filter(({ role, until }) => role === "signatory" && instantOf(until) > now);
    const pinned = current.map(({ jwk }) => jwk.x).sort();
    const onCard = card === undefined ? [] : signatoriesOf(card).toSorted();
    if (pinned.length === 0 || pinned.join(" ") !== onCard.join(" "))
      return {
        pointer: `/parties/${index}/keys`,
        detail: bothOf("the signatory keys are not those of this party's card; fill them in from the card"),
      };
  }
  return undefined;
}

/** The clear fields of an offer must say what its document says. */
export function offerProblem(offer: Offered, document: AgreementDocument): DocumentProblem | undefined {
  const { id, version, supersedes } = document;
  return id === offer.id && version === offer.version && supersedes === offer.supersedes
    ? undefined
    : {
        pointer: "",
        detail: bothOf("the offer's entry says another id, version or predecessor than its document"),
      };
}

/** Whether `document` may follow the version it supersedes (agreement.md §2). */
export function successionProblem(
  document: AgreementDocument,
  old: AgreementDocument,
): DocumentProblem | undefined {
  try {
    checkSuccession(document, old, document.supersedes as Digest);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof AgreementError)) throw cause;
    return { pointer: cause.path, detail: inBoth(cause) };
  }
}
