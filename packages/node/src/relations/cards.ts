import {
  type Card,
  type Digest,
  fingerprint,
  fromBase64Url,
  KeyError,
  keyOf,
  type PartyId,
  partyOf,
  readCard,
  type SignedCard,
} from "../keys/index.ts";
import { witnessKeyOf } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { CARD_PRESENTED, cardStream } from "./entries.ts";
import { LOG_CONTINUED, RETIREMENT_NOTED } from "./retiring/entries.ts";
import { cardsOf, followsProblem, namesAnAddress, type ReadCard, versionOf } from "./view.ts";
import { LIFETIME_SECONDS, SKEW_SECONDS } from "./wire/profile.ts";

/** The public card file: what is handed over, mailed or fetched from `/card`. */
export type CardFile = SignedCard & {
  readonly earlier: readonly SignedCard[];
  readonly party: PartyId;
  readonly fingerprint: string;
};

/**
 * For so long a partner's request may still be signed with the node key before the one on its card, once that card is
 * known here: as long as a message signed before the change could be valid anyway, clocks included.
 */
export const OVERLAP_MS = (LIFETIME_SECONDS + SKEW_SECONDS) * 1000;

/** Cards of one party within that time: a root key signs no more of them in earnest. */
const MOST_REPLACED = 8;

/** What a node says of itself and of its logs; it goes whatever the partner understands, and waits there if it must. */
const ALWAYS_SENT: readonly string[] = [CARD_PRESENTED, LOG_CONTINUED, RETIREMENT_NOTED];

type Role = Parameters<typeof keyOf>[1];

/** The key to wrap content for `partner` with: from its card in force, as entries give it. */
export function sealKeyOf(reader: Reader, partner: PartyId): Uint8Array {
  const latest = cardsOf(reader, partner).at(-1);
  if (latest === undefined) throw new KeyError("bad-card", "no card of that party is known");
  return keyOf(latest.card, "seal");
}

/**
 * The cards of all parties this node knows. Beside those that stand in logs it holds cards that were fetched or
 * carried ahead of their entry: a partner that rotates its log key signs the very head that presents the new card
 * with the new key. The root key's chain is what vouches for them; they are forgotten when the entry arrives.
 */
export class Cards {
  readonly #reader: Reader;
  readonly #ahead = new Map<PartyId, ReadCard[]>();
  readonly #known = new Map<PartyId, { version: number; cards: ReadCard[] }>();
  /** The last card noticed of each party, and those it replaced not long ago. What was known at the start is old. */
  readonly #noticed = new Map<PartyId, { sequence: number; replaced: { sequence: number; at: number }[] }>();
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(reader: Reader, now: () => number = Date.now) {
    this.#reader = reader;
    this.#now = now;
  }

  /** A party's whole chain, oldest first, cards learnt ahead included. */
  chain(party: PartyId): readonly ReadCard[] {
    const chain = this.#chainOf(party);
    this.#note(party, chain.at(-1)?.card.sequence ?? -1);
    return chain;
  }

  #chainOf(party: PartyId): readonly ReadCard[] {
    const version = versionOf(this.#reader, cardStream(party));
    let known = this.#known.get(party);
    if (known === undefined || known.version !== version) {
      known = { version, cards: cardsOf(this.#reader, party) };
      this.#known.set(party, known);
    }
    const { cards } = known;
    const last = cards.at(-1)?.card.sequence ?? -1;
    const ahead = (this.#ahead.get(party) ?? []).filter((each) => each.card.sequence > last);
    return ahead.length === 0 ? cards : [...cards, ...ahead];
  }

  /**
   * Notices that a card was replaced, when that is first known here: what a card says of its own time is its owner's
   * word. A card that was never in force here has no time of grace, and a later card neither adds to one nor ends it.
   */
  #note(party: PartyId, sequence: number): void {
    const known = this.#noticed.get(party);
    if (known?.sequence === sequence) return;
    const at = this.#now();
    const replaced = (known?.replaced ?? []).filter((each) => isOnItsWay(each.at, at));
    if (known !== undefined && known.sequence >= 0) replaced.push({ sequence: known.sequence, at });
    this.#noticed.set(party, { sequence, replaced: replaced.slice(-MOST_REPLACED) });
  }

  /** The card in force; undefined for a party that is not known. */
  cardOf(party: PartyId): ReadCard | undefined {
    return this.chain(party).at(-1);
  }

  /** A party's card in force with the cards before it; undefined for a party that is not known. */
  file(party: PartyId): CardFile | undefined {
    const chain = this.chain(party);
    const current = chain.at(-1);
    if (current === undefined) return undefined;
    const earlier = chain.slice(0, -1).map(({ signed }) => signed);
    return { ...current.signed, earlier, party, fingerprint: fingerprint(current.id) };
  }

  /**
   * Every key a party has had in a role, but for those it has revoked: heads signed before a rotation stay
   * readable, and a revocation takes effect when it is seen.
   */
  keysEver(party: PartyId, role: Role): Uint8Array[] {
    const chain = this.chain(party);
    const revoked = new Set(chain.flatMap(({ card }) => card.revoked));
    const keys = new Set(chain.flatMap(({ card }) => publicKeys(card, role)));
    return [...keys].filter((key) => !revoked.has(key)).flatMap((key) => fromBase64Url(key) ?? []);
  }

  /**
   * The node keys with which a party signs messages now: that of its card in force, and for the time that a message
   * lives that of the card it replaced here. A head is evidence and stays readable; a request is not, and an old key that was
   * stolen must open nothing.
   */
  messageKeys(party: PartyId): Uint8Array[] {
    const chain = this.chain(party);
    const now = this.#now();
    const replaced = (this.#noticed.get(party)?.replaced ?? []).filter(({ at }) => isOnItsWay(at, now));
    const sequences = new Set([chain.at(-1)?.card.sequence, ...replaced.map(({ sequence }) => sequence)]);
    const cards = chain.filter(({ card }) => sequences.has(card.sequence));
    const revoked = new Set(chain.flatMap(({ card }) => card.revoked));
    const keys = new Set(cards.flatMap(({ card }) => publicKeys(card, "node")));
    return [...keys].filter((key) => !revoked.has(key)).flatMap((key) => fromBase64Url(key) ?? []);
  }

  /** The cosigner keys of a party, for opening notes. */
  witnessKeys(party: PartyId) {
    return this.keysEver(party, "witness").map((key) => witnessKeyOf(party, key));
  }

  /** Where a partner listens; undefined when its card names no address. */
  addressOf(party: PartyId): string | undefined {
    return this.cardOf(party)?.card.addresses.partner;
  }

  /**
   * In words why an entry of this kind is not sent to a partner, and what to do; undefined when its card lists the kind.
   * Cards themselves always go, being how a node says what it understands, and so does that a log was retired.
   */
  notUnderstood(partner: PartyId, kind: string): string | undefined {
    const card = this.cardOf(partner)?.card;
    if (ALWAYS_SENT.includes(kind) || card?.kinds.includes(kind) === true) return undefined;
    const whose = card === undefined ? "That party's card" : `Card ${card.sequence} of ${card.name.en}`;
    return (
      `${whose} does not list ${kind}: its node would set that entry aside, so nothing was written. ` +
      'The partner upgrades its node and issues a card that lists it ("entente card draft" there, signed and issued); ' +
      "once that card is here, do this again."
    );
  }

  /** The certificates' keys that a party's card in force names; undefined where it names none. */
  pinsOf(party: PartyId, where: "listens" | "calls"): readonly Digest[] | undefined {
    return this.cardOf(party)?.card.tls?.[where];
  }

  /** Every address a party has had: a request on its way when the card changed still finds its reader. */
  addressesEver(party: PartyId): string[] {
    return [...new Set(this.chain(party).flatMap(({ card }) => card.addresses.partner ?? []))];
  }

  /**
   * Takes cards that came ahead of their entries. What does not continue the chain is dropped: it may be old,
   * or a forgery, and neither does harm. True when something new was learnt.
   */
  learn(party: PartyId, cards: readonly SignedCard[]): boolean {
    // What is replaced within one showing was never in force here.
    this.chain(party);
    const learnt = this.#learnEach(party, cards);
    if (learnt) this.chain(party);
    return learnt;
  }

  #learnEach(party: PartyId, cards: readonly SignedCard[]): boolean {
    let learnt = false;
    for (const signed of cards) {
      let read: ReadCard;
      try {
        read = readCard(signed);
      } catch {
        return learnt;
      }
      const current = this.#chainOf(party).at(-1);
      if (current === undefined || partyOf(read) !== party || !namesAnAddress(read.card)) return learnt;
      if (read.card.sequence <= current.card.sequence) continue;
      if (followsProblem(current, read) !== undefined) return learnt;
      this.#ahead.set(party, [...(this.#ahead.get(party) ?? []), read]);
      learnt = true;
    }
    return learnt;
  }
}

/** Whether a message may be on its way since a card was replaced; not when the clock was set back meanwhile. */
const isOnItsWay = (replacedAt: number, now: number): boolean =>
  now >= replacedAt && now - replacedAt < OVERLAP_MS;

function publicKeys(card: Card, role: Role): string[] {
  return card.keys.filter((key) => key.role === role).map((key) => key.public);
}
