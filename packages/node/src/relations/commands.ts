import { bothOf, conflict, invalid, type Sentence } from "@entente/api";
import {
  fingerprint,
  KeyError,
  keyFrench,
  keyOf,
  type PartyId,
  partyOf,
  readCard,
  rotatingRoles,
  type SignedCard,
  toBase64Url,
} from "../keys/index.ts";
import type { Draft, Proposal } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { CARD_PRESENTED, cardStream, RELATIONS, relationStream } from "./entries.ts";
import { type OwnTls, pinOf } from "./tls/index.ts";
import {
  cardsOf,
  followsProblem,
  namesAnAddress,
  type ReadCard,
  relationsIn,
  relationWith,
  versionOf,
} from "./view.ts";

/** What a person hands in to open a relation. */
export type Pairing = {
  readonly card: SignedCard;
  /** The cards before it, first one first; needed when the card is not the partner's first. */
  readonly earlier: readonly SignedCard[];
  /** As the partner's officer read it out: digits, with or without spaces. */
  readonly fingerprint: string;
};

/** Checks a handed-over card against the fingerprint, and its chain back to the party it speaks for. */
export function openPairing(pairing: Pairing): ReadCard {
  const cards = [...pairing.earlier, pairing.card].map((signed, n) =>
    readAt(n < pairing.earlier.length ? `/earlier/${n}` : "/card", signed),
  );
  const last = cards.at(-1)!;
  if (digits(pairing.fingerprint) !== digits(fingerprint(last.id))) {
    throw invalid(
      "/fingerprint",
      "this is not the fingerprint of that card: read it again with the partner, over a voice you know",
    );
  }
  cards.forEach((card, n) => {
    const problem = n === 0 ? firstProblem(card) : followsProblem(cards[n - 1]!, card);
    if (problem !== undefined)
      throw invalid(n === cards.length - 1 ? "/card" : `/earlier/${n}`, bothOf(problem));
  });
  checkAddress(last);
  return last;
}

// A later card names its party itself; only the chain from the first card proves that it may.
const firstProblem = ({ card }: ReadCard): Sentence | undefined =>
  card.sequence === 0
    ? undefined
    : "the chain does not begin with the party's first card; give the earlier cards too";

function checkAddress({ card }: ReadCard): void {
  if (!namesAnAddress(card))
    throw invalid(
      "/card",
      "the card's partner address is not a plain http or https origin such as https://node.example:8443",
    );
}

const digits = (text: string): string => text.replaceAll(/[\s ]/g, "");

function readAt(pointer: string, signed: SignedCard): ReadCard {
  try {
    return readCard(signed);
  } catch (cause) {
    if (cause instanceof KeyError) throw invalid(pointer, { en: cause.message, fr: keyFrench[cause.code] });
    throw cause;
  }
}

const presented = (partner: PartyId, { signed }: ReadCard): Draft => ({
  log: { partner },
  kind: CARD_PRESENTED,
  actor: "liaison-officer",
  body: { card: signed.card, signature: signed.signature },
});

/** Opens a relation: one house entry, and our whole chain of cards as the first entries of our liaison log. */
export function pair(
  reader: Reader,
  own: PartyId,
  card: ReadCard,
  by: string,
): Proposal<{ partner: string }> {
  const partner = partyOf(card);
  if (partner === own) throw invalid("/card", "this is this node's own card");
  if (relationWith(reader, partner) !== undefined)
    throw conflict("there is a relation with that party already; its later cards come through its log");
  const chain = cardsOf(reader, own);
  if (chain.length === 0) throw conflict("this node has no card yet; issue the first one");
  return {
    entries: [
      {
        log: "house",
        kind: "relation.paired/1",
        body: { partner, card: card.signed.card, signature: card.signed.signature, by },
      },
      ...chain.map((each) => presented(partner, each)),
    ],
    expects: {
      [relationStream(partner)]: versionOf(reader, relationStream(partner)),
      [cardStream(own)]: versionOf(reader, cardStream(own)),
    },
    result: { partner },
  };
}

/**
 * A card that named a key whose secret is not here would shut this node out of its own relations: nothing it signs
 * afterwards would be believed, and nothing sealed for it would open.
 */
function checkHeld({ card }: ReadCard, holds: (publicKey: string) => boolean): void {
  for (const role of rotatingRoles)
    if (!holds(toBase64Url(keyOf(card, role))))
      throw invalid(
        "/card",
        `the card names a key for the role ${role} whose secret this node does not hold`,
      );
}

/** A card that named other certificates than those in use would shut partners out, or this node out of theirs. */
function checkShown({ card }: ReadCard, own: OwnTls): void {
  for (const where of ["listens", "calls"] as const) {
    const pins = card.tls?.[where];
    const files = own[where];
    if (pins === undefined || files === undefined) continue;
    const shown = pinOf(files.certificate);
    if (!pins.includes(shown))
      throw invalid(
        "/card",
        `the card does not name the certificate this node ${where === "listens" ? "shows at its address" : "calls with"} (${shown}): make a new draft`,
      );
  }
}

/** Issues an own card, the first or the next of the chain, and presents it in every relation. */
export function issueCard(
  reader: Reader,
  own: PartyId,
  signed: SignedCard,
  holds: (publicKey: string) => boolean,
  tls: OwnTls,
): Proposal<{ sequence: number; id: string }> {
  const card = readAt("/card", signed);
  if (partyOf(card) !== own) throw invalid("/card", "the card speaks for another party");
  const current = cardsOf(reader, own).at(-1);
  const problem = current === undefined ? firstProblem(card) : followsProblem(current, card);
  if (problem !== undefined) throw invalid("/card", bothOf(problem));
  checkAddress(card);
  checkHeld(card, holds);
  checkShown(card, tls);
  return {
    entries: [
      { log: "house", kind: "card.issued/1", body: { card: signed.card, signature: signed.signature } },
      ...relationsIn(reader).map(({ partner }) => presented(partner, card)),
    ],
    expects: {
      [RELATIONS]: versionOf(reader, RELATIONS),
      [cardStream(own)]: versionOf(reader, cardStream(own)),
    },
    result: { sequence: card.card.sequence, id: card.id },
  };
}
