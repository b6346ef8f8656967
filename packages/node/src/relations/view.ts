import type { Sentence } from "@entente/api";
import {
  type Card,
  type Digest,
  followsCard,
  KeyError,
  type PartyId,
  partyOf,
  readCard,
  type SignedCard,
} from "../keys/index.ts";
import type { Reader } from "../store/index.ts";

export const ADD_CARD = "relations.card";
export const ADD_RELATION = "relations.paired";
export const ADD_PRESENTED = "relations.presented";
export const RETIRE = "relations.retire";
export const NOTE_HOLDING = "relations.note-holding";

export const relationSchema = `
CREATE TABLE view_card (
  party TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  card TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (party, sequence)
) WITHOUT ROWID;
CREATE TABLE view_relation (
  partner TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  paired_by TEXT NOT NULL,
  paired_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE view_presented (
  party TEXT NOT NULL,
  partner TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (party, partner, sequence)
) WITHOUT ROWID;
CREATE TABLE view_retirement (
  retired TEXT PRIMARY KEY,
  party TEXT NOT NULL,
  digest TEXT NOT NULL,
  successor TEXT NOT NULL,
  last INTEGER NOT NULL,
  witnessed INTEGER NOT NULL,
  code TEXT NOT NULL,
  statement TEXT NOT NULL,
  signature TEXT NOT NULL,
  held INTEGER
) WITHOUT ROWID;
CREATE INDEX view_retirement_successor ON view_retirement (successor);
`;

// A card may be known already, from pairing or from another log: its first place counts.
export const relationStatements: Readonly<Record<string, string>> = {
  [ADD_CARD]:
    "INSERT INTO view_card (party, sequence, id, card, signature) VALUES (:party, :sequence, :id, :card, :signature) ON CONFLICT DO NOTHING",
  [ADD_RELATION]:
    "INSERT INTO view_relation (partner, sequence, paired_by, paired_at) VALUES (:partner, :sequence, :by, :at) ON CONFLICT DO NOTHING",
  [RETIRE]: `INSERT INTO view_retirement (retired, party, digest, successor, last, witnessed, code, statement, signature)
    VALUES (:retired, :party, :digest, :successor, :last, :witnessed, :code, :statement, :signature) ON CONFLICT DO NOTHING`,
  [NOTE_HOLDING]: "UPDATE view_retirement SET held = :held WHERE retired = :retired",
  [ADD_PRESENTED]:
    "INSERT INTO view_presented (party, partner, sequence) VALUES (:party, :partner, :sequence) ON CONFLICT DO NOTHING",
};

/** A card with its digest and its signed form. */
export type ReadCard = { readonly card: Card; readonly id: Digest; readonly signed: SignedCard };

type CardRow = { readonly card: string; readonly signature: string };

/** A party's cards as far as entries give them, oldest first. */
export function cardsOf(reader: Reader, party: PartyId): ReadCard[] {
  return reader
    .all<CardRow>("SELECT card, signature FROM view_card WHERE party = :party ORDER BY sequence", { party })
    .map(({ card, signature }) => readCard({ card, signature }));
}

export type Relation = {
  readonly partner: PartyId;
  /** The number of the card whose fingerprint was compared. */
  readonly sequence: number;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

const RELATION = "SELECT partner, sequence, paired_by AS by, paired_at AS at FROM view_relation";

export function relationsIn(reader: Reader): Relation[] {
  return reader.all<Relation>(`${RELATION} ORDER BY paired_at, partner`);
}

export function relationWith(reader: Reader, partner: string): Relation | undefined {
  return reader.get<Relation>(`${RELATION} WHERE partner = :partner`, { partner });
}

/** The version of a stream, 0 when it never moved. */
export function versionOf(reader: Reader, stream: string): number {
  return (
    reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :stream", { stream })
      ?.version ?? 0
  );
}

/** The highest card number that `party` has presented in its log; -1 when none. */
export function presentedBy(reader: Reader, party: PartyId): number {
  return (
    reader.get<{ sequence: number | null }>(
      "SELECT max(sequence) AS sequence FROM view_presented WHERE party = :party",
      { party },
    )?.sequence ?? -1
  );
}

/**
 * Why a card that a partner presents is not the next of its chain; undefined when it is. The first must be the
 * party itself (a party is the digest of its first card), the one of the pairing the card that was compared.
 */
export function chainProblem(reader: Reader, party: PartyId, signed: SignedCard): Sentence | undefined {
  let read: ReadCard;
  try {
    read = readCard(signed);
  } catch (cause) {
    return `the card is refused: ${(cause as Error).message}`;
  }
  if (partyOf(read) !== party) return "the card speaks for another party than the log it stands in";
  if (!namesAnAddress(read.card)) return "the card's partner address is not a plain http or https origin";
  const expected = presentedBy(reader, party) + 1;
  if (read.card.sequence !== expected)
    return `card ${expected} should have been presented, this is card ${read.card.sequence}`;
  const known = cardsOf(reader, party);
  const same = known.find((each) => each.card.sequence === expected);
  if (same !== undefined)
    return same.id === read.id ? undefined : `card ${expected} is not the one that was compared at pairing`;
  const previous = known.find((each) => each.card.sequence === expected - 1);
  if (expected === 0) return undefined;
  if (previous === undefined) return `card ${expected - 1} is not known`;
  return followsProblem(previous, read);
}

/** A partner's address as cards may give it: scheme, host and port, nothing else. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "https:" || url.protocol === "http:") && url.origin === text;
}

/** Paths are put behind the address as it stands: one that held a path or a query would lead requests astray. */
export const namesAnAddress = ({ addresses }: Card): boolean =>
  addresses.partner === undefined || isAddress(addresses.partner);

/** Why `next` does not continue the chain of `current`; undefined when it does. */
export function followsProblem(current: ReadCard, next: ReadCard): Sentence | undefined {
  try {
    followsCard(current, next);
    return undefined;
  } catch (cause) {
    if (cause instanceof KeyError) return cause.message;
    throw cause;
  }
}
