import { equalBytes, type VerifierKey, verifierKey } from "@entente/tlog";
import { bytesOf, digestText, fromBase64Url, sha256 } from "./hashing.ts";
import type { CheckSignature } from "./signatures.ts";

export type SignedCard = { readonly card: string; readonly signature: string };

/** What ties a card to the one before, and the keys it names. The rest of a card is for people. */
type Card = {
  readonly id: string;
  readonly party: string | undefined;
  readonly previous: string | undefined;
  readonly sequence: number;
  readonly root: Uint8Array;
  readonly nextRoot: string;
  readonly keys: readonly { readonly role: string; readonly key: string }[];
  readonly revoked: readonly string[];
};

/** Why cards do not lead from a party's id to its keys. The message is for people. */
export class CardsError extends Error {}

const CONTEXT = bytesOf("entente-card/1\n");

/**
 * The keys that a chain of cards gives a party in a role, but for those revoked. The party is the digest of its first
 * card; each next card names the one before and is signed by the root key that one committed to (DESIGN.md, Words).
 * @throws {CardsError}
 */
export async function keysOfCards(
  party: string,
  chain: readonly SignedCard[],
  role: "log" | "witness",
  check: CheckSignature,
): Promise<Uint8Array[]> {
  const cards: Card[] = [];
  for (const signed of chain) {
    const card = readCard(signed.card);
    const last = cards.at(-1);
    if (last === undefined ? !isFirst(card, party) : !follows(card, last, party))
      throw new CardsError(`card ${cards.length} does not continue the chain of ${party}`);
    const signature = fromBase64Url(signed.signature);
    const message = new Uint8Array([...CONTEXT, ...bytesOf(signed.card)]);
    if (signature === undefined || !(await check(card.root, message, signature)))
      throw new CardsError(`card ${card.sequence} is not signed by its root key`);
    cards.push(card);
  }
  const revoked = new Set(cards.flatMap((card) => card.revoked));
  const names = new Set(
    cards.flatMap(({ keys }) => keys.filter((one) => one.role === role).map(({ key }) => key)),
  );
  const keys = [...names].filter((name) => !revoked.has(name)).flatMap((name) => fromBase64Url(name) ?? []);
  if (keys.length === 0) throw new CardsError(`no card of ${party} names a key in force for the ${role}`);
  return keys;
}

/**
 * Whether a key is a root key of a party: one of its cards names it, or the last one commits to it. Of a chain that
 * {@link keysOfCards} has followed.
 */
export function isRootOf(chain: readonly SignedCard[], root: Uint8Array): boolean {
  const cards = chain.map(({ card }) => readCard(card));
  return (
    cards.some((card) => equalBytes(card.root, root)) || cards.at(-1)?.nextRoot === digestText(sha256(root))
  );
}

const isFirst = (card: Card, party: string) =>
  card.id === party && card.sequence === 0 && card.previous === undefined && card.party === undefined;

const follows = (card: Card, last: Card, party: string) =>
  card.party === party &&
  card.previous === last.id &&
  card.sequence === last.sequence + 1 &&
  digestText(sha256(card.root)) === last.nextRoot;

function readCard(text: string): Card {
  let value: Readonly<Record<string, unknown>>;
  try {
    value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new CardsError("a card is not JSON", { cause });
  }
  const { party, previous, sequence, root, nextRoot, keys, revoked } = value ?? {};
  const rootKey = typeof root === "string" ? fromBase64Url(root) : undefined;
  const isText = (one: unknown): one is string | undefined => one === undefined || typeof one === "string";
  if (
    rootKey?.length !== 32 ||
    typeof sequence !== "number" ||
    typeof nextRoot !== "string" ||
    !isText(party) ||
    !isText(previous) ||
    !Array.isArray(keys) ||
    !Array.isArray(revoked)
  )
    throw new CardsError("a card lacks what ties it to the others");
  return {
    id: digestText(sha256(bytesOf(text))),
    party,
    previous,
    sequence,
    root: rootKey,
    nextRoot,
    keys: keys.map((one: { role?: unknown; public?: unknown } | null) => ({
      role: String(one?.role),
      key: String(one?.public),
    })),
    revoked: revoked.map(String),
  };
}

/** The liaison log of one party with another, as its origin names both; a successor bears its number (decision 030). */
export const liaisonOriginOf = (writer: string, other: string, generation = 1): string =>
  `entente.party/${writer.slice(7)}/liaison/${other.slice(7)}${generation === 1 ? "" : `/${generation}`}`;

export const logKeys = (origin: string, keys: readonly Uint8Array[]): VerifierKey[] =>
  keys.map((key) => verifierKey(origin, 1, key, sha256));

/** The name under which a party cosigns its partners' logs. */
export const witnessKeys = (party: string, keys: readonly Uint8Array[]): VerifierKey[] =>
  keys.map((key) => verifierKey(`entente.party/${party.slice(7)}/witness`, 4, key, sha256));
